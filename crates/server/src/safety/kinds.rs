//! What addresses are known to be.

use crate::words::words;
use ombud_chain::platform::LabelKind;

words! {
    /// What is known of whoever an address belongs to.
    ChainLabelKind {
        /// On a list of sanctions.
        Sanctioned = "sanctioned",
        /// Takes what it is permitted to take.
        Drainer = "drainer",
        /// Known from frauds.
        Scam = "scam",
        /// A token that pretends to be worth something.
        ScamToken = "scam-token",
        /// A mixer: traces end there.
        Mixer = "mixer",
        /// Another platform: what is sent there is credited by them.
        Exchange = "exchange",
        /// A bridge to another network.
        Bridge = "bridge",
        /// Known, and harmless.
        Service = "service",
    }
}

impl From<ChainLabelKind> for LabelKind {
    fn from(kind: ChainLabelKind) -> Self {
        match kind {
            ChainLabelKind::Sanctioned => Self::Sanctioned,
            ChainLabelKind::Drainer => Self::Drainer,
            ChainLabelKind::Scam => Self::Scam,
            ChainLabelKind::ScamToken => Self::ScamToken,
            ChainLabelKind::Mixer => Self::Mixer,
            ChainLabelKind::Exchange => Self::Exchange,
            ChainLabelKind::Bridge => Self::Bridge,
            ChainLabelKind::Service => Self::Service,
        }
    }
}

impl From<LabelKind> for ChainLabelKind {
    fn from(kind: LabelKind) -> Self {
        match kind {
            LabelKind::Sanctioned => Self::Sanctioned,
            LabelKind::Drainer => Self::Drainer,
            LabelKind::Scam => Self::Scam,
            LabelKind::ScamToken => Self::ScamToken,
            LabelKind::Mixer => Self::Mixer,
            LabelKind::Exchange => Self::Exchange,
            LabelKind::Bridge => Self::Bridge,
            _ => Self::Service,
        }
    }
}
