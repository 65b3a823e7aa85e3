//! A customer hears at the addresses that they have proved that they are reached at another one from now on: whoever changed it
//! behind their back is found out by the one who is robbed.

use super::deliver;
use crate::{
    app::App,
    customers,
    http::Problem,
    jobs::{Job, JobError},
    settings,
    texts::Texts,
};
use ombud_base::id::CustomerId;

/// It says that it was changed, neither by whom nor to what: a mailbox may be read by others.
pub(super) async fn send(app: App, job: Job) -> Result<(), JobError> {
    let id: CustomerId = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    let ws = job.workspace;
    let read = app
        .db
        .read::<_, Problem, _>(move |tx| Ok((settings::of(tx, ws)?.brand, customers::customer(tx, ws, id)?)));
    let (brand, customer) = read.await?;
    // Erased meanwhile: there is nobody to tell.
    let Some(customer) = customer else { return Ok(()) };
    let texts = Texts::of(customer.language.as_deref());
    let args = [("brand", brand)];
    let link = format!("{}/chat", app.config.server.public_url.trim_end_matches('/'));
    for address in customer.proved_addresses() {
        let say = |id: &str| texts.say(id, &args);
        let text = format!(
            "{}\n\n{}\n{link}\n\n-- \n{}\n",
            say("readdressed-text"),
            say("readdressed-care"),
            say("missed-safety")
        );
        deliver(&app, address, &say("readdressed-subject"), text).await?;
    }
    Ok(())
}
