//! The networks: each endpoint by itself, whether it can be reached, is of the right chain, and keeps up.

use super::Finding;
use crate::{chains, config::Config};
use ombud_base::Time;
use ombud_chain::{Checked, EndpointChecked, facts::BlockRef, transport::CannotTell};

const ABOUT: &str = "chains";

pub async fn examine(config: &Config, now: Time) -> Vec<Finding> {
    let opened = match chains::open(config) {
        Ok(opened) => opened,
        Err(error) => {
            let mend = "mend the file that chains.file names, or chains.toml in the data folder; docs/chains.toml shows how";
            return vec![Finding::bad(ABOUT, format!("{error:#}"), mend)];
        }
    };
    let all = opened.check(now).await;
    if all.is_empty() {
        return vec![Finding::good(ABOUT, "no network is set up: nobody looks at transactions")];
    }
    all.iter().flat_map(|it| of_network(it, now)).collect()
}

fn of_network(it: &Checked, now: Time) -> Vec<Finding> {
    if it.endpoints.is_empty() {
        let found = format!("{} ({}) has no endpoint, so nothing can be said of it", it.name, it.id);
        let mend = "add endpoints = [{ url = \"…\" }] to its entry, your own node first";
        return vec![Finding::warning(ABOUT, found, mend)];
    }
    let judged = it.endpoints.iter().map(|endpoint| of_endpoint(it, endpoint, now));
    let mut all: Vec<Finding> = judged.collect();
    if it.endpoints.iter().all(|it| it.head.is_err()) {
        let found =
            format!("{}: no endpoint answers, so customers hear that we cannot see this network", it.name);
        all.push(Finding::bad(ABOUT, found, "mend one of them, or add another provider's"));
    } else if it.endpoints.len() == 1 {
        let found = format!("{} has one endpoint: while it is away, nothing can be said", it.name);
        all.push(Finding::warning(ABOUT, found, "add a second one, of another provider"));
    }
    all
}

fn of_endpoint(network: &Checked, it: &EndpointChecked, now: Time) -> Finding {
    let place = format!("{}, {}", network.name, it.host);
    let head = match &it.head {
        Ok(head) => head,
        Err(why) => {
            let (found, mend) = trouble(network, *why);
            return Finding::bad(ABOUT, format!("{place}: {found}"), mend);
        }
    };
    let took = format!("answers within {} ms", it.took.as_millis());
    let BlockRef { height, time, .. } = head;
    let age = time.map(|at| now.since(at).as_secs());
    if let Some(age) = age.filter(|it| *it > network.still_after()) {
        let found = format!("{place}: {took}, but its newest block {height} is {} old", long(age));
        let mend = "the node does not follow the chain: see its log and its peers, or ask another one; a test chain may stand still";
        return Finding::warning(ABOUT, found, mend);
    }
    let behind = network.behind(it).filter(|it| *it > network.behind_most());
    if let Some(behind) = behind {
        let found = format!("{place}: {took}, but is {behind} blocks behind the others");
        let mend = "it says of new transactions that it does not know them: let it catch up, or take it out";
        return Finding::warning(ABOUT, found, mend);
    }
    let age = age.map(|it| format!(", {} old", long(it))).unwrap_or_default();
    Finding::good(ABOUT, format!("{place}: {took}; newest block {height}{age}"))
}

/// What is wrong, and what to do about it.
fn trouble(network: &Checked, why: CannotTell) -> (String, &'static str) {
    let found = match why {
        CannotTell::NoEndpoint => "cannot be opened".to_owned(),
        CannotTell::Busy => "wants to be asked less often".to_owned(),
        CannotTell::Unreachable => "cannot be reached".to_owned(),
        CannotTell::TimedOut => "does not answer within 3 s".to_owned(),
        CannotTell::Refused => "refuses the question".to_owned(),
        CannotTell::TooLarge | CannotTell::Garbage => {
            "answers something else than its interface says".to_owned()
        }
        CannotTell::Contradiction => "contradicts itself".to_owned(),
        CannotTell::WrongChain => format!("is of another chain than {}", network.id),
        _ => format!("says nothing ({why})"),
    };
    let mend = match why {
        CannotTell::Busy => "lower per_second in its entry, or take a larger plan with the provider",
        CannotTell::Unreachable => {
            "check its url, whether the node runs, and whether this machine may connect to it"
        }
        CannotTell::TimedOut => {
            "check whether the node is overloaded or still catching up; it is passed over meanwhile"
        }
        CannotTell::Refused => {
            "check its key: url, headers or basic of its entry; and that the plan allows this network"
        }
        CannotTell::WrongChain => {
            "check its url, or move it to the entry of its own network; it is never believed as it is"
        }
        _ => {
            "check its url and its kind: it must speak the interface that docs/chains.toml shows for this family"
        }
    };
    (found, mend)
}

fn long(seconds: u64) -> String {
    match seconds {
        ..120 => format!("{seconds} s"),
        120..7_200 => format!("{} min", seconds / 60),
        7_200..172_800 => format!("{} h", seconds / 3_600),
        _ => format!("{} days", seconds / 86_400),
    }
}
