//! Sign-in, roles and tokens, as an attacker sees them.

use crate::support::each_engine;

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_signed_in_is_turned_away() {
    each_engine(|app| async move {
        let refused = reqwest::get(format!("{}/api/v1/nothing", app.base)).await.unwrap();
        assert_eq!(refused.status().as_u16(), 404);
        let admin = app.sign_in("Admin").await;
        assert!(admin.staff.is_some());
    })
    .await;
}
