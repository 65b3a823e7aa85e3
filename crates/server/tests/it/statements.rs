//! Every statement that the program declares is one that both engines understand.

use crate::support::each_engine;

#[tokio::test(flavor = "multi_thread")]
async fn both_engines_take_every_statement() {
    each_engine(|app| async move {
        let refused = app
            .read(|tx| {
                let all = ombud_db::statements();
                Ok(all
                    .filter_map(|it| {
                        Some(format!("{}: {}\n  {}", it.file, tx.prepare(it.text).err()?, it.text))
                    })
                    .collect::<Vec<_>>())
            })
            .await;
        assert!(ombud_db::statements().count() > 50);
        assert!(refused.is_empty(), "{}", refused.join("\n"));
    })
    .await;
}
