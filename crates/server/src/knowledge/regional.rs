//! What readers get in the regions where they get something else: a shelf for each group of regions that are treated alike, made
//! when the first of their readers comes. Each has an index of its own, so that nobody finds by a word what they may not read.

use super::{
    render::Regions,
    shelf::{Shelf, View},
    stock::Stock,
};
use crate::http::Problem;
use parking_lot::RwLock;
use std::{collections::HashMap, sync::Arc};

/// Which of a workspace's groups of regions a region belongs to.
type Belongs = Vec<bool>;

/// The shelves of one state of the knowledge, by where the reader is.
pub(super) struct Regional {
    stock: Arc<Stock>,
    regions: Vec<Regions>,
    /// With a region of each group, by which the next state's are made ready.
    made: RwLock<HashMap<Belongs, (String, Arc<Shelf>)>>,
}

impl Regional {
    /// Of what is published; ready where readers have asked at the former state.
    pub(super) fn new(stock: Stock, former: Option<&Self>) -> Self {
        let made = Self { regions: stock.regions(), stock: Arc::new(stock), made: RwLock::default() };
        let asked: Vec<(String, Arc<Shelf>)> =
            former.map(|it| it.made.read().values().cloned().collect()).unwrap_or_default();
        for (region, old) in asked {
            let shelf = Shelf::new(&made.stock, View::From(Some(&region)));
            shelf.make_ready_as(&old);
            made.made.write().insert(made.group(&region), (region, Arc::new(shelf)));
        }
        made
    }

    /// Regions that are named together everywhere get the same; all that no text names are one group, too.
    fn group(&self, region: &str) -> Belongs {
        self.regions.iter().map(|it| it.takes(Some(region))).collect()
    }

    /// Calls for what readers get, of each group of regions once. What nobody has asked for yet is made for that alone.
    pub(super) fn each(&self, mut with: impl FnMut(&Shelf)) {
        let named = self.stock.named();
        // And one that no text names.
        let other = ["ZZ", "XX", "QQ"].into_iter().find(|it| !named.iter().any(|one| one == it));
        let mut done: Vec<Belongs> = Vec::new();
        for region in named.iter().map(String::as_str).chain(other) {
            let group = self.group(region);
            if done.contains(&group) {
                continue;
            }
            let made = self.made.read().get(&group).map(|it| it.1.clone());
            match made {
                Some(shelf) => with(&shelf),
                None => with(&Shelf::new(&self.stock, View::From(Some(region)))),
            }
            done.push(group);
        }
    }

    /// What readers of a region get.
    ///
    /// # Errors
    /// When it could not be made.
    pub(super) async fn shelf(&self, region: &str) -> Result<Arc<Shelf>, Problem> {
        let group = self.group(region);
        if let Some((_, shelf)) = self.made.read().get(&group) {
            return Ok(shelf.clone());
        }
        let (stock, asked) = (self.stock.clone(), region.to_owned());
        let made = tokio::task::spawn_blocking(move || Shelf::new(&stock, View::From(Some(&asked))));
        let made = Arc::new(made.await.map_err(Problem::internal)?);
        // Whoever came first at the same time is kept: its pages may have been made.
        let mut all = self.made.write();
        Ok(all.entry(group).or_insert_with(|| (region.to_owned(), made)).1.clone())
    }
}
