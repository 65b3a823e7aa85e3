//! Who may work in a data folder at once.

use crate::places::{Place, Server};

#[tokio::test(flavor = "multi_thread")]
async fn one_data_folder_has_one_server_and_any_number_of_commands() {
    let place = Place::sqlite();
    let mut server = Server::start(&place, &[]).await;
    let refused = place.run(&["serve", "--listen", "127.0.0.1:0"]).unwrap_err();
    assert!(refused.contains("another `ombud serve` works in"), "{refused}");
    server.ready().await;
    place.run(&["migrate", "--check"]).unwrap();
    server.stop().await;
    let mut next = Server::start(&place, &[]).await;
    next.ready().await;
    next.stop().await;
}
