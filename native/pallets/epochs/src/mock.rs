//! A runtime of this pallet with real balances and the real minting pallet. Staking is a double that is told the voters'
//! power and remembers whom it was to slash.

use crate::{
    types::{PhaseLengths, Vote, VoteLosses},
    weights::SubstrateWeight,
    *,
};
use alice_minting::Mint;
use alice_staking::Stake;
use frame_support::{
    derive_impl, parameter_types,
    traits::{ConstU128, ConstU32, ConstU8, OnFinalize, OnInitialize},
    weights::{FixedFee, NoFee, Weight},
    BoundedVec,
};
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::{BuildStorage, Perbill};
use std::cell::RefCell;

pub type AccountId = u64;
type Block = frame_system::mocking::MockBlock<Test>;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Balances: pallet_balances,
        Fees: pallet_transaction_payment,
        Feeless: pallet_skip_feeless_payment,
        Utility: pallet_utility,
        Minting: alice_minting,
        Epochs: crate,
    }
);

pub const FEE: u128 = 7;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = Block;
    type AccountData = pallet_balances::AccountData<u128>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type AccountStore = System;
    type Balance = u128;
    type ExistentialDeposit = ConstU128<1>;
}

#[derive_impl(pallet_transaction_payment::config_preludes::TestDefaultConfig)]
impl pallet_transaction_payment::Config for Test {
    type OnChargeTransaction = pallet_transaction_payment::FungibleAdapter<Balances, ()>;
    type OperationalFeeMultiplier = ConstU8<5>;
    type WeightToFee = FixedFee<{ FEE as u32 }, u128>;
    type LengthToFee = NoFee<u128>;
}

impl pallet_skip_feeless_payment::Config for Test {
    type RuntimeEvent = RuntimeEvent;
}

impl pallet_utility::Config for Test {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type PalletsOrigin = OriginCaller;
    type WeightInfo = ();
}

parameter_types! {
    pub const ValidatorsPart: Perbill = Perbill::from_percent(10);
}

impl alice_minting::Config for Test {
    type Currency = Balances;
    type ValidatorsPart = ValidatorsPart;
    type WeightInfo = ();
}

/// Submissions and voters that a block of the test runtime closes.
pub const PAGE: u32 = 4;

/// What closing a voter is said to take: much more than all else.
const VOTER_WEIGHT: Weight = Weight::from_parts(1_000_000_000_000, 0);

parameter_types! {
    pub const ClosingWeight: Weight = VOTER_WEIGHT.saturating_mul(PAGE as u64).saturating_add(VOTER_WEIGHT.saturating_div(2));
}

impl Config for Test {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Mint = Minting;
    type Stake = StakeDouble;
    type InitialPlaces = ConstU32<16>;
    type MaxSubmissions = ConstU32<16>;
    type SubmissionsPerBlock = ConstU32<PAGE>;
    type ClosingWeight = ClosingWeight;
    type KeepEpochs = ConstU32<2>;
    type WeightInfo = SubstrateWeight<Test>;
}

thread_local! {
    static ELECTED: RefCell<Vec<(AccountId, u128)>> = const { RefCell::new(Vec::new()) };
    static SLASHED: RefCell<Vec<(AccountId, u32)>> = const { RefCell::new(Vec::new()) };
}

pub struct StakeDouble;

impl Stake<AccountId> for StakeDouble {
    type MaxValidators = ConstU32<8>;

    fn elect() -> BoundedVec<(AccountId, u128), Self::MaxValidators> {
        ELECTED.with_borrow(|elected| elected.clone().try_into().unwrap())
    }

    fn stands(who: &AccountId) -> bool {
        ELECTED.with_borrow(|elected| elected.iter().any(|(each, _)| each == who))
    }

    fn slash_non_reveal(who: &AccountId, started: u32) -> u128 {
        SLASHED.with_borrow_mut(|slashed| slashed.push((*who, started)));
        0
    }

    /// A tenth to the validator, the rest to its delegators' pot.
    fn reward(validator: &AccountId, amount: u128) -> u128 {
        let own = amount / 10;
        let pay = |who: AccountId, part: u128| part > 0 && Minting::pay(&who, part).is_err();
        let unpaid = |who, part| if pay(who, part) { part } else { 0 };
        unpaid(*validator, own) + unpaid(*validator + POT, amount - own)
    }

    fn elect_weight() -> Weight {
        Weight::from_parts(1, 0)
    }

    fn slash_weight() -> Weight {
        VOTER_WEIGHT
    }

    fn reward_weight() -> Weight {
        VOTER_WEIGHT
    }
}

/// Added to a validator's key it is that of its delegators' pot.
pub const POT: AccountId = 1_000_000;
/// Keys of the voters are this and the ones after it.
pub const VOTER: AccountId = 1_000;
pub const DEPOSIT: u128 = 500;
pub const BUDGET: u32 = 64_000;
pub const LENGTHS: PhaseLengths = PhaseLengths { submit: 3, score: 4, reveal: 5, vote: 6 };
/// Losses that pass the sign guard.
pub const DOWNHILL: VoteLosses = VoteLosses { minus: 3_000, base: 4_000, plus: 5_000, held_out: 3_500 };
/// Losses that do not.
pub const UPHILL: VoteLosses = VoteLosses { minus: 5_000, base: 4_000, plus: 3_000, held_out: 3_500 };

pub fn genesis() -> GenesisConfig<Test> {
    GenesisConfig {
        inscription: "Trained by the people".into(),
        model: types::ModelGenesis { name: "tiny".into(), budget: BUDGET, ..Default::default() },
        base: base(0),
        lengths: LENGTHS,
        min_difficulty: 4,
        deposit: DEPOSIT,
        ..Default::default()
    }
}

/// Sets who is elected from the next epoch on: voters with these powers.
pub fn elect(powers: &[u128]) {
    let voters = (VOTER..).zip(powers.iter().copied()).collect();
    ELECTED.with_borrow_mut(|elected| *elected = voters);
}

/// Who was slashed, and the first block of the epoch that it was for.
pub fn slashed() -> Vec<(AccountId, u32)> {
    SLASHED.with_borrow(Clone::clone)
}

/// Runs `test` in block 1 of a chain whose voters have these powers.
pub fn with_voters<R>(powers: &[u128], test: impl FnOnce() -> R) -> R {
    SLASHED.take();
    elect(powers);
    let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
    genesis().assimilate_storage(&mut storage).unwrap();
    sp_io::TestExternalities::new(storage).execute_with(|| {
        next_block();
        test()
    })
}

/// The state that benchmarks begin with: one validator is elected.
#[cfg(feature = "runtime-benchmarks")]
pub fn benchmark_externalities() -> sp_io::TestExternalities {
    elect(&[1]);
    genesis().build_storage().unwrap().into()
}

/// Ends the block and begins the next one; every invariant holds in between. Answers with its weight.
pub fn next_block() -> Weight {
    let now = System::block_number();
    if now > 0 {
        AllPalletsWithSystem::on_finalize(now);
        check_invariants();
    }
    let now = now + 1;
    System::reset_events();
    System::initialize(&now, &block_hash(now - 1), &Default::default());
    AllPalletsWithSystem::on_initialize(now)
}

/// This pallet's invariants and the ones it shares with minting.
pub fn check_invariants() {
    Epochs::do_try_state().unwrap();
    let accounted = alice_minting::scheduled(alice_minting::Accounted::<Test>::get());
    let minted = alice_minting::Minted::<Test>::get();
    let owed = alice_minting::Deferred::<Test>::get() + alice_minting::Unpaid::<Test>::get();
    assert_eq!(minted + owed, accounted);
    if Closing::<Test>::get().is_none() {
        assert_eq!(alice_minting::Unpaid::<Test>::get(), 0, "a closed epoch owes nothing");
        let recorded = History::<Test>::iter_values().map(|record| record.minted).sum::<u128>();
        assert_eq!(recorded, minted, "the records are what was minted");
    }
}

pub fn block_hash(block: u64) -> H256 {
    blake2_256(&block.to_le_bytes()).into()
}

pub fn base(number: u64) -> H256 {
    H256::from_low_u64_be(1_000 + number)
}

pub fn run_to(block: u64) {
    while System::block_number() < block {
        next_block();
    }
}

/// Goes on to the first block in `phase`.
pub fn run_to_phase(phase: types::Phase) {
    for _ in 0..100 {
        if Current::<Test>::get().phase == phase {
            return;
        }
        next_block();
    }
    panic!("no block in {phase:?}");
}

pub fn epoch() -> u32 {
    Current::<Test>::get().index
}

/// Work that is enough for `who` now.
pub fn work_of(who: AccountId) -> u64 {
    let current = Current::<Test>::get();
    let enough = |work: &u64| {
        crate::work::is_enough(&who, current.index, &current.randomness, *work, Difficulty::<Test>::get())
    };
    (0..).find(enough).unwrap()
}

/// Work that is not.
pub fn no_work_of(who: AccountId) -> u64 {
    let current = Current::<Test>::get();
    let weak = |work: &u64| {
        !crate::work::is_enough(&who, current.index, &current.randomness, *work, Difficulty::<Test>::get())
    };
    (0..).find(weak).unwrap()
}

/// A submission as `who` makes it now, with its work.
pub fn submission(who: AccountId) -> Call<Test> {
    Call::submit {
        epoch: epoch(),
        base: Base::<Test>::get(),
        blob: H256::from_low_u64_be(who),
        size: BUDGET,
        first_loss: 5_000,
        last_loss: 4_000 + who,
        work: work_of(who),
    }
}

pub fn submit(who: AccountId) -> frame_support::dispatch::DispatchResult {
    let Call::submit { epoch, base, blob, size, first_loss, last_loss, work } = submission(who) else {
        unreachable!()
    };
    Epochs::submit(RuntimeOrigin::signed(who), epoch, base, blob, size, first_loss, last_loss, work)
}

pub fn salt(who: AccountId) -> H256 {
    H256::from_low_u64_be(who * 7)
}

pub type TestScores = types::Scores<ConstU32<16>>;

pub fn scores(values: &[Option<i64>]) -> TestScores {
    values.to_vec().try_into().unwrap()
}

pub fn commit(who: AccountId, values: &[Option<i64>]) -> frame_support::dispatch::DispatchResult {
    let hash = Epochs::commitment(&who, epoch(), &scores(values), &salt(who));
    Epochs::commit(RuntimeOrigin::signed(who), epoch(), hash)
}

pub fn reveal(who: AccountId, values: &[Option<i64>]) -> frame_support::dispatch::DispatchResult {
    Epochs::reveal(RuntimeOrigin::signed(who), epoch(), scores(values), salt(who))
}

pub fn vote(who: AccountId, ballot: Vote) -> frame_support::dispatch::DispatchResult {
    Epochs::vote(RuntimeOrigin::signed(who), epoch(), ballot.hash, ballot.losses)
}

/// Runs the epoch until its voters can vote: these miners submit, and each voter gives these scores.
pub fn run_to_vote(miners: &[AccountId], sheets: &[Vec<Option<i64>>]) {
    for miner in miners {
        submit(*miner).unwrap();
    }
    run_to_phase(types::Phase::Score);
    for (voter, sheet) in (VOTER..).zip(sheets) {
        commit(voter, sheet).unwrap();
    }
    run_to_phase(types::Phase::Reveal);
    for (voter, sheet) in (VOTER..).zip(sheets) {
        reveal(voter, sheet).unwrap();
    }
    run_to_phase(types::Phase::Vote);
    while Current::<Test>::get().phase == types::Phase::Vote && !Tallied::<Test>::get() {
        next_block();
    }
}

/// Runs the whole epoch: every voter scores alike and votes for `hash` with `losses`. Ends in the block that decides.
pub fn run_epoch(miners: &[AccountId], values: &[Option<i64>], hash: H256, losses: VoteLosses) {
    let voters = Voters::<Test>::get();
    run_to_vote(miners, &vec![values.to_vec(); voters.len()]);
    for (voter, _) in voters {
        vote(voter, Vote { hash, losses }).unwrap();
    }
    next_block();
}

pub fn record(epoch: u32) -> types::EpochRecord {
    History::<Test>::get(epoch).unwrap()
}

pub fn events() -> Vec<Event<Test>> {
    let ours = |record: frame_system::EventRecord<RuntimeEvent, H256>| match record.event {
        RuntimeEvent::Epochs(event) => Some(event),
        _ => None,
    };
    System::events().into_iter().filter_map(ours).collect()
}
