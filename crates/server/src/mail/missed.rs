use super::deliver;
use crate::{
    app::App,
    conversations::{
        reading,
        types::{Author, MessageRow},
    },
    customers::{self, AddressFrom},
    http::Problem,
    inboxes,
    jobs::{Job, JobError},
    settings,
    texts::Texts,
};
use ombud_base::id::{ConversationId, WorkspaceId};
use ombud_db::Tx;

/// The most answers that one mail holds.
const MOST: i64 = 50;

struct Letter {
    to: String,
    subject: String,
    text: String,
    last_seq: i64,
}

pub(super) async fn send(app: App, job: Job) -> Result<(), JobError> {
    let id: ConversationId = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    let (inner, ws) = (app.clone(), job.workspace);
    let letter = app.db.read::<_, Problem, _>(move |tx| write(&inner, tx, ws, id)).await?;
    let Some(letter) = letter else { return Ok(()) };
    deliver(&app, &letter.to, &letter.subject, letter.text).await?;
    // What went by mail counts as brought: it does not go a second time.
    let seq = letter.last_seq;
    app.db.write::<_, Problem, _>(move |tx| Ok(reading::mark_mailed(tx, ws, id, seq)?)).await?;
    Ok(())
}

fn write(app: &App, tx: &mut Tx<'_>, ws: WorkspaceId, id: ConversationId) -> Result<Option<Letter>, Problem> {
    let Some(row) = reading::conversation(tx, ws, id)? else { return Ok(None) };
    let customer = customers::customer(tx, ws, row.customer)?;
    let Some((customer, to)) = customer.and_then(|it| it.email.clone().map(|email| (it, email))) else {
        return Ok(None);
    };
    if customer.blocked || app.hub.customer_online(ws, row.customer) {
        return Ok(None);
    }
    let after = row.customer_read.max(row.mailed);
    let unseen = reading::public_after(tx, ws, id, after, MOST)?;
    let answers: Vec<&MessageRow> =
        unseen.iter().filter(|it| matches!(it.author, Author::Staff | Author::Bot)).collect();
    let Some(last_seq) = answers.last().and_then(|it| it.public_seq) else { return Ok(None) };
    let brand = settings::of(tx, ws)?.brand;
    let number = reading::number_of(tx, ws, row.case)?;
    let key = inboxes::inbox(tx, ws, row.inbox)?.map(|it| it.key).unwrap_or_default();
    let texts = Texts::of(customer.language.as_deref());
    let args = [("brand", brand), ("number", number.to_string())];
    // Who reads an address that staff typed in is not known: it may be that of whoever bribed them.
    let bare = customer.address_from() == Some(AddressFrom::Staff);
    let (intro, subject) = match bare {
        true => ("missed-bare-intro", "missed-bare-subject"),
        false => ("missed-intro", "missed-subject"),
    };
    let mut text = texts.say(intro, &args);
    for answer in answers.into_iter().filter(|_| !bare) {
        text.push_str("\n\n> ");
        text.push_str(&answer.body.replace('\n', "\n> "));
        for file in &answer.data.files {
            text.push_str(&format!("\n> [{}]", file.name));
        }
    }
    let link = format!("{}/chat?inbox={key}", app.config.server.public_url.trim_end_matches('/'));
    text.push_str(&format!(
        "\n\n{}\n{link}\n\n-- \n{}\n",
        texts.say("missed-open", &args),
        texts.say("missed-safety", &args)
    ));
    Ok(Some(Letter { to, subject: texts.say(subject, &args), text, last_seq }))
}
