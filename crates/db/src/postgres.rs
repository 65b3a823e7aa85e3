//! PostgreSQL, or any engine that speaks its protocol.

use crate::{
    DbError, Row, Value,
    gather::Gather,
    row::{Inner as RowInner, Opening},
    tls, wide,
};
use bytes::{Bytes, BytesMut};
use deadpool_postgres::{Hook, Manager, ManagerConfig, Object, Pool, RecyclingMethod};
use futures_util::{FutureExt, future::try_join_all};
use postgres_protocol::types::{ArrayDimension, array_to_sql};
use std::pin::Pin;
use tokio::runtime::Handle;
use tokio_postgres::{
    Statement,
    types::{IsNull, ToSql, Type},
};

pub(crate) fn pool(url: &str, size: usize) -> Result<Pool, DbError> {
    let (config, tls) = tls::of(url)?;
    let manager =
        Manager::from_config(config, tls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
    Pool::builder(manager)
        .max_size(size)
        .wait_timeout(Some(std::time::Duration::from_secs(30)))
        .create_timeout(Some(std::time::Duration::from_secs(10)))
        .post_create(Hook::async_fn(|client, _| {
            Box::pin(async move {
                // Compiling a statement takes longer than any of ours runs. An engine that does not know the word has no compiler.
                drop(client.batch_execute("SET jit = off").await);
                Ok(())
            })
        }))
        .runtime(deadpool_postgres::Runtime::Tokio1)
        .build()
        .map_err(|error| DbError::Unavailable(error.to_string()))
}

/// A statement on its way: sent, but nobody waits for its answer yet.
type Sent<'a> = Pin<Box<dyn Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>>;

pub(crate) struct PgTx<'a> {
    pub(crate) client: &'a Object,
    pub(crate) handle: &'a Handle,
    /// Whether a statement failed because another transaction was in its way.
    pub(crate) met: bool,
    /// Answered in this order, before any statement that is sent after them.
    sent: Vec<Sent<'a>>,
}

impl<'a> PgTx<'a> {
    pub(crate) const fn new(client: &'a Object, handle: &'a Handle) -> Self {
        Self { client, handle, met: false, sent: Vec::new() }
    }

    /// Ends one statement. When it failed, the mistake may be an earlier one's, whose answer nobody has read.
    fn noted<T>(&mut self, result: Result<T, DbError>) -> Result<T, DbError> {
        let result = match result {
            Err(error) => Err(self.answers().err().unwrap_or(error)),
            result => result,
        };
        self.met |= matches!(result, Err(DbError::Busy(_)));
        result
    }

    /// Waits for the answers of all that was sent.
    fn answers(&mut self) -> Result<(), DbError> {
        let sent = std::mem::take(&mut self.sent);
        Ok(self.handle.block_on(try_join_all(sent)).map(drop)?)
    }

    /// Sends without waiting for the answer.
    fn send(&mut self, mut statement: Sent<'a>) -> Result<(), DbError> {
        // The first poll hands the statement to the connection.
        match (&mut statement).now_or_never() {
            Some(answer) => Ok(answer.map(drop)?),
            None => {
                self.sent.push(statement);
                Ok(())
            }
        }
    }

    async fn statement(&self, sql: &str) -> Result<Statement, DbError> {
        Ok(self.client.prepare_cached(sql).await?)
    }

    pub(crate) fn prepare(&mut self, sql: &str) -> Result<(), DbError> {
        self.handle.block_on(self.statement(sql)).map(drop)
    }

    /// Begins a transaction, without waiting.
    pub(crate) fn begin(&mut self) -> Result<(), DbError> {
        let client = self.client;
        self.send(Box::pin(async move { client.batch_execute("BEGIN").await.map(|()| 0) }))
    }

    /// Commits; the answers of all that was sent come with the commit's own.
    pub(crate) fn commit(&mut self) -> Result<(), DbError> {
        let client = self.client;
        self.send(Box::pin(async move { client.batch_execute("COMMIT").await.map(|()| 0) }))?;
        let answered = self.answers();
        self.met |= matches!(answered, Err(DbError::Busy(_)));
        answered
    }

    pub(crate) fn rollback(&mut self) -> Result<(), DbError> {
        self.sent.clear();
        self.batch("ROLLBACK")
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), DbError> {
        Ok(self.handle.block_on(self.client.batch_execute(sql))?)
    }

    pub(crate) fn exec(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64, DbError> {
        let sent = self.handle.block_on(async {
            let statement = self.statement(sql).await?;
            let values: Vec<Bind<'_>> = values.iter().map(Bind).collect();
            Ok(self.client.execute_raw(&statement, values.iter().map(|it| it as &(dyn ToSql + Sync))).await?)
        });
        self.noted(sent)
    }

    pub(crate) fn exec_many(&mut self, sql: &str, rows: &[Vec<Value<'_>>]) -> Result<(), DbError> {
        self.send_rows(sql, wide::insert, rows)
    }

    pub(crate) fn update_many(&mut self, sql: &str, rows: &[Vec<Value<'_>>]) -> Result<(), DbError> {
        self.send_rows(sql, wide::update, rows)
    }

    /// Sends rows without waiting: all at once where there is a text for it, else one by one.
    fn send_rows(&mut self, sql: &str, widen: Widen, rows: &[Vec<Value<'_>>]) -> Result<(), DbError> {
        if rows.is_empty() {
            return Ok(());
        }
        let single = self.handle.block_on(self.statement(sql));
        let single = self.noted(single)?;
        if rows.len() > 1
            && let Some(text) = widen(sql, &kinds_of(&single))
        {
            let statement = self.handle.block_on(self.statement(&text));
            let (statement, values) = (self.noted(statement)?, columns(&single, rows)?);
            return self.send_statement(statement, values);
        }
        for row in rows {
            let values = encoded(&single, row.iter())?;
            self.send_statement(single.clone(), values)?;
        }
        Ok(())
    }

    fn send_statement(&mut self, statement: Statement, values: Vec<Encoded>) -> Result<(), DbError> {
        let client = self.client;
        self.send(Box::pin(async move {
            client.execute_raw(&statement, values.iter().map(|it| it as &(dyn ToSql + Sync))).await
        }))
    }

    /// Asks many questions at once, of whose answers the first row is wanted; false when they can only be asked one by one.
    pub(crate) fn first_of_many(
        &mut self,
        sql: &str,
        rows: &[Vec<Value<'_>>],
        opening: &Opening<'_>,
        gather: &mut dyn Gather,
    ) -> Result<bool, DbError> {
        if rows.len() < 2 {
            return Ok(false);
        }
        let single = self.handle.block_on(self.statement(sql));
        let single = self.noted(single)?;
        let Some(text) = wide::select(sql, &kinds_of(&single)) else { return Ok(false) };
        let values = columns(&single, rows)?;
        let answer = self.handle.block_on(async {
            let statement = self.statement(&text).await?;
            let values: Vec<&(dyn ToSql + Sync)> =
                values.iter().map(|it| it as &(dyn ToSql + Sync)).collect();
            Ok(self.client.query(&statement, &values).await?)
        });
        read_all(&self.noted(answer)?, opening, &mut |row| {
            let question: i64 = row.get(row.len() - 1)?;
            gather.row(usize::try_from(question - 1).unwrap_or(usize::MAX), row)
        })?;
        Ok(true)
    }

    /// Asks many questions, without waiting between them.
    pub(crate) fn query_many(
        &mut self,
        sql: &str,
        rows: &[Vec<Value<'_>>],
        opening: &Opening<'_>,
        gather: &mut dyn Gather,
    ) -> Result<(), DbError> {
        let answers = self.handle.block_on(async {
            let (statement, client) = (&self.statement(sql).await?, self.client);
            let sent = rows.iter().map(|values| async move {
                let values: Vec<Bind<'_>> = values.iter().map(Bind).collect();
                let values: Vec<&(dyn ToSql + Sync)> =
                    values.iter().map(|it| it as &(dyn ToSql + Sync)).collect();
                client.query(statement, &values).await
            });
            Ok(try_join_all(sent).await?)
        });
        let answers = self.noted(answers)?;
        let mut answers = answers.iter().enumerate();
        answers.try_for_each(|(at, rows)| read_all(rows, opening, &mut |row| gather.row(at, row)))
    }

    pub(crate) fn query(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        opening: &Opening<'_>,
        gather: &mut dyn Gather,
    ) -> Result<(), DbError> {
        let answer = self.handle.block_on(async {
            let statement = self.statement(sql).await?;
            let values: Vec<Bind<'_>> = values.iter().map(Bind).collect();
            let values: Vec<&(dyn ToSql + Sync)> =
                values.iter().map(|it| it as &(dyn ToSql + Sync)).collect();
            Ok(self.client.query(&statement, &values).await?)
        });
        read_all(&self.noted(answer)?, opening, &mut |row| gather.row(0, row))
    }
}

fn read_all(
    rows: &[tokio_postgres::Row],
    opening: &Opening<'_>,
    read: &mut dyn FnMut(&Row<'_>) -> Result<(), DbError>,
) -> Result<(), DbError> {
    for row in rows {
        match read(&Row { cells: RowInner::Postgres(row), opening }) {
            Err(error) if !opening.lacks() => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// How one text for many rows is made of that for one, with the types of its parameters.
type Widen = fn(&str, &[&str]) -> Option<String>;

fn kinds_of(statement: &Statement) -> Vec<&str> {
    statement.params().iter().map(Type::name).collect()
}

/// The values of many rows as an array for each parameter of `single`, the statement for one.
fn columns(single: &Statement, rows: &[Vec<Value<'_>>]) -> Result<Vec<Encoded>, DbError> {
    let wrong = |error: Box<dyn std::error::Error + Sync + Send>| DbError::Statement(error.to_string());
    let mut buffer = BytesMut::new();
    (0..)
        .zip(single.params())
        .map(|(column, kind)| {
            let dimension =
                ArrayDimension { len: i32::try_from(rows.len()).unwrap_or(i32::MAX), lower_bound: 1 };
            let cells = rows.iter().map(|row| row.get(column).unwrap_or(&Value::Null));
            let write = |value: &Value<'_>, out: &mut BytesMut| {
                Ok(match Bind(value).to_sql_checked(kind, out)? {
                    IsNull::No => postgres_protocol::IsNull::No,
                    IsNull::Yes => postgres_protocol::IsNull::Yes,
                })
            };
            array_to_sql([dimension], kind.oid(), cells, write, &mut buffer).map_err(wrong)?;
            Ok(Encoded(Some(buffer.split().freeze())))
        })
        .collect()
}

/// A parameter as it goes over the wire, for a statement that outlives its values.
#[derive(Debug)]
struct Encoded(Option<Bytes>);

fn encoded<'v>(
    statement: &Statement,
    values: impl Iterator<Item = &'v Value<'v>>,
) -> Result<Vec<Encoded>, DbError> {
    let mut buffer = BytesMut::new();
    statement
        .params()
        .iter()
        .zip(values)
        .map(|(kind, value)| {
            let null = Bind(value)
                .to_sql_checked(kind, &mut buffer)
                .map_err(|error| DbError::Statement(error.to_string()))?;
            Ok(Encoded(matches!(null, IsNull::No).then(|| buffer.split().freeze())))
        })
        .collect()
}

impl ToSql for Encoded {
    fn to_sql(
        &self,
        _: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        Ok(match &self.0 {
            None => IsNull::Yes,
            Some(bytes) => {
                out.extend_from_slice(bytes);
                IsNull::No
            }
        })
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    tokio_postgres::types::to_sql_checked!();
}

#[derive(Debug)]
struct Bind<'a>(&'a Value<'a>);

impl ToSql for Bind<'_> {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self.0 {
            Value::Null => Ok(IsNull::Yes),
            Value::Bool(it) => it.to_sql(kind, out),
            Value::Int(it) if *kind == Type::INT4 => i32::try_from(*it)?.to_sql(kind, out),
            Value::Int(it) if *kind == Type::BOOL => (*it != 0).to_sql(kind, out),
            Value::Int(it) if *kind == Type::FLOAT8 => (*it as f64).to_sql(kind, out),
            Value::Int(it) => it.to_sql(kind, out),
            Value::Real(it) => it.to_sql(kind, out),
            // PostgreSQL's TEXT has no NUL; the guard of every inbound text takes it out before it comes here.
            Value::Text(it) => it.to_sql(kind, out),
            Value::Blob(it) => it.to_sql(kind, out),
            Value::Id(it) => it.to_sql(kind, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    fn to_sql_checked(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        let fits = match self.0 {
            Value::Null => true,
            Value::Bool(_) => *kind == Type::BOOL,
            Value::Int(_) => matches!(*kind, Type::INT8 | Type::INT4 | Type::BOOL | Type::FLOAT8),
            Value::Real(_) => *kind == Type::FLOAT8,
            Value::Text(_) => matches!(*kind, Type::TEXT | Type::VARCHAR | Type::UNKNOWN),
            Value::Blob(_) => *kind == Type::BYTEA,
            Value::Id(_) => *kind == Type::UUID,
        };
        if fits {
            self.to_sql(kind, out)
        } else {
            Err(format!("a parameter {:?} for type {kind}", self.0).into())
        }
    }
}
