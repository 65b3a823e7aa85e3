//! What was written, what was acknowledged, and every promise that was seen broken.

use std::collections::{BTreeMap, HashMap};

/// Who writes into a conversation. Each writer's messages must keep their order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Writer {
    Customer,
    Agent,
}

#[derive(Default)]
pub struct Book {
    conversations: Vec<Conversation>,
    pub violations: Vec<String>,
    pub cuts: u64,
    pub reconnects: u64,
    pub refusals: u64,
}

/// The truth about one conversation, as its writers know it. Customers and staff count differently: staff have notes and what happened
/// among their numbers (ADR 0004), so each side's numbers are held against its own alone.
#[derive(Default)]
pub struct Conversation {
    acknowledged: HashMap<String, (Writer, u64)>,
    /// By number, so that two messages with one number are found.
    numbers: BTreeMap<(Writer, u64), String>,
    /// The last (message number, sequence number) of each writer.
    last: HashMap<Writer, (u64, u64)>,
}

impl Book {
    pub fn new(conversations: usize) -> Self {
        Self {
            conversations: std::iter::repeat_with(Conversation::default).take(conversations).collect(),
            ..Self::default()
        }
    }

    /// `count` is the writer's own number of the message, whose acknowledgement named `seq`.
    pub fn acknowledge(&mut self, conversation: usize, writer: Writer, count: u64, body: &str, seq: u64) {
        let known = &mut self.conversations[conversation];
        if let Some(&(_, before)) = known.acknowledged.get(body) {
            if before != seq {
                self.violations.push(format!("{body}: acknowledged as {before}, then as {seq}"));
            }
            return;
        }
        if let Some(other) = known.numbers.insert((writer, seq), body.to_owned()) {
            self.violations.push(format!("{other} and {body}: both acknowledged as {seq}"));
        }
        let (last_count, last_seq) = known.last.insert(writer, (count, seq)).unwrap_or_default();
        if count != last_count + 1 || seq <= last_seq {
            self.violations
                .push(format!("{body}: message {count} became {seq}, after {last_count} became {last_seq}"));
        }
        known.acknowledged.insert(body.to_owned(), (writer, seq));
    }

    /// The message that opened a conversation, before its writers began.
    pub fn open(&mut self, conversation: usize, body: &str) {
        let known = &mut self.conversations[conversation];
        known.acknowledged.insert(body.to_owned(), (Writer::Customer, 1));
        known.numbers.insert((Writer::Customer, 1), body.to_owned());
    }

    pub fn violation(&mut self, text: String) {
        self.violations.push(text);
    }

    pub fn acknowledged(&self) -> usize {
        self.conversations.iter().map(|conversation| conversation.acknowledged.len()).sum()
    }

    /// How many messages of a conversation every reader must have in the end.
    pub fn acknowledged_in(&self, conversation: usize) -> usize {
        self.conversations[conversation].acknowledged.len()
    }

    /// Compares a whole conversation, as a customer read it, with what was acknowledged.
    pub fn compare(&mut self, conversation: usize, reader: &str, read: &[(u64, String)]) {
        let known = &self.conversations[conversation];
        let mut found = Vec::new();
        for (index, (seq, body)) in read.iter().enumerate() {
            if *seq != index as u64 + 1 {
                found.push(format!("{reader}: number {seq} stands where {} should", index + 1));
                break;
            }
            match known.acknowledged.get(body) {
                Some((Writer::Customer, acknowledged)) if acknowledged != seq => {
                    found.push(format!("{reader}: {body} is {seq}, acknowledged as {acknowledged}"));
                }
                _ => {}
            }
        }
        self.violations.append(&mut found);
        self.compare_bodies(conversation, reader, read);
    }

    /// The same for a reader whose numbers count more than public messages: nothing lost, nothing twice.
    pub fn compare_bodies(&mut self, conversation: usize, reader: &str, read: &[(u64, String)]) {
        let known = &self.conversations[conversation];
        let mut found = Vec::new();
        let bodies: HashMap<&str, usize> = read.iter().fold(HashMap::new(), |mut bodies, (_, body)| {
            *bodies.entry(body).or_default() += 1;
            bodies
        });
        for body in known.acknowledged.keys() {
            match bodies.get(body.as_str()) {
                None => found.push(format!("{reader}: {body} is lost")),
                Some(1) => {}
                Some(times) => found.push(format!("{reader}: {body} is there {times} times")),
            }
        }
        self.violations.append(&mut found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> Book {
        let mut book = Book::new(1);
        book.acknowledge(0, Writer::Customer, 1, "a", 1);
        book.acknowledge(0, Writer::Agent, 1, "b", 2);
        book.acknowledge(0, Writer::Customer, 2, "c", 3);
        book
    }

    fn read(rows: &[(u64, &str)]) -> Vec<(u64, String)> {
        rows.iter().map(|(seq, body)| (*seq, (*body).to_owned())).collect()
    }

    #[test]
    fn what_was_acknowledged_is_accepted() {
        let mut book = book();
        book.acknowledge(0, Writer::Customer, 2, "c", 3);
        book.compare(0, "reader", &read(&[(1, "a"), (2, "b"), (3, "c")]));
        assert!(book.violations.is_empty(), "{:?}", book.violations);
        assert_eq!((book.acknowledged(), book.acknowledged_in(0)), (3, 3));
    }

    #[test]
    fn loss_doubling_and_disorder_are_found() {
        for rows in [
            &[(1, "a"), (2, "b")][..],
            &[(1, "a"), (2, "b"), (3, "c"), (4, "c")],
            &[(1, "a"), (2, "c"), (3, "b")],
            &[(1, "a"), (3, "c"), (2, "b")],
        ] {
            let mut book = book();
            book.compare(0, "reader", &read(rows));
            assert!(!book.violations.is_empty(), "{rows:?}");
        }
    }

    #[test]
    fn acknowledgements_must_agree_with_each_other() {
        for (writer, count, body, seq) in [
            (Writer::Customer, 2, "c", 4),
            (Writer::Customer, 3, "d", 3),
            (Writer::Customer, 4, "e", 5),
            (Writer::Agent, 2, "f", 1),
        ] {
            let mut book = book();
            book.acknowledge(0, writer, count, body, seq);
            assert!(!book.violations.is_empty(), "{body}");
        }
    }
}
