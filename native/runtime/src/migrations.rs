//! What a chain whose state an older runtime left has to change, in the first block of this one.
//!
//! Every change of how a pallet stores something has a step here, from one storage version of the pallet to the next: it runs
//! where the state is of the version before, and nowhere else. A step stays until no network can come from there any
//! more. A new pallet needs none: `frame_executive` sets its version, and its items begin with their defaults.

use crate::Runtime;

/// The steps, the oldest first.
pub type Migrations = (
    // 1 to 2: the stake that votes is counted.
    alice_staking::migrations::ToV1<Runtime>,
    // 1 to 2: what is accepted is counted, and miners' shares are computed when they are paid.
    alice_epochs::migrations::ToV1<Runtime>,
    // 2 to 3: a delegation keeps its rewards.
    alice_staking::migrations::ToV2<Runtime>,
    // 2 to 3: submissions with a deposit are counted.
    alice_epochs::migrations::ToV2<Runtime>,
);
