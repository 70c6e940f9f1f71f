//! A runtime with Aura, real sessions, the offences pallet and this pallet.

#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]

use crate as alice_equivocation;
use frame_support::{
    derive_impl,
    traits::{ConstBool, ConstU128, ConstU32, ConstU64, OnInitialize},
    weights::Weight,
};
use sp_consensus_aura::{
    digests::CompatibleDigestItem,
    sr25519::{AuthorityId, AuthorityPair, AuthoritySignature},
    Slot,
};
use sp_core::{Pair, H256};
use sp_keyring::Sr25519Keyring as Key;
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::{
    impl_opaque_keys,
    testing::Header,
    traits::{ConvertInto, Header as _, IdentityLookup},
    BuildStorage, Digest, Perbill,
};
use sp_staking::{
    offence::{OffenceDetails, OnOffenceHandler},
    SessionIndex,
};
use std::cell::RefCell;

pub type AccountId = u64;
pub type Extrinsic = frame_system::mocking::MockUncheckedExtrinsic<Test>;

/// Who has a seat from the genesis on, by account.
pub const SEATS: [(AccountId, Key); 4] = [(1, Key::Alice), (2, Key::Bob), (3, Key::Charlie), (4, Key::Dave)];
/// Blocks of a session.
pub const SESSION: u64 = 5;
/// Sessions before the present one of which something can be reported.
pub const SESSIONS: u32 = 2;
/// Slot of block 0.
pub const FIRST_SLOT: u64 = 1_000;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Aura: pallet_aura,
        Balances: pallet_balances,
        Session: pallet_session,
        Historical: pallet_session::historical,
        Offences: pallet_offences,
        Equivocation: alice_equivocation,
    }
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type AccountData = pallet_balances::AccountData<u128>;
    type AccountId = AccountId;
    type Block = frame_system::mocking::MockBlock<Test>;
    type Lookup = IdentityLookup<AccountId>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type AccountStore = System;
    type Balance = u128;
    type ExistentialDeposit = ConstU128<1>;
}

impl pallet_timestamp::Config for Test {
    type MinimumPeriod = ConstU64<1>;
    type Moment = u64;
    type OnTimestampSet = ();
    type WeightInfo = ();
}

impl pallet_aura::Config for Test {
    type AllowMultipleBlocksPerSlot = ConstBool<false>;
    type AuthorityId = AuthorityId;
    type DisabledValidators = ();
    type MaxAuthorities = ConstU32<8>;
    type SlotDuration = ConstU64<2>;
}

impl_opaque_keys! {
    pub struct Keys {
        pub aura: Aura,
    }
}

/// The seats stay as they are.
pub struct Seats;

impl pallet_session::SessionManager<AccountId> for Seats {
    fn new_session(_: SessionIndex) -> Option<Vec<AccountId>> {
        Some(SEATS.map(|(who, _)| who).into())
    }
    fn end_session(_: SessionIndex) {}
    fn start_session(_: SessionIndex) {}
}

impl pallet_session::historical::SessionManager<AccountId, ()> for Seats {
    fn new_session(_: SessionIndex) -> Option<Vec<(AccountId, ())>> {
        Some(SEATS.map(|(who, _)| (who, ())).into())
    }
    fn end_session(_: SessionIndex) {}
    fn start_session(_: SessionIndex) {}
}

impl pallet_session::Config for Test {
    type Currency = Balances;
    type DisablingStrategy = ();
    type KeyDeposit = ConstU128<0>;
    type Keys = Keys;
    type NextSessionRotation = pallet_session::PeriodicSessions<ConstU64<SESSION>, ConstU64<0>>;
    type RuntimeEvent = RuntimeEvent;
    type SessionHandler = (Aura,);
    type SessionManager = pallet_session::historical::NoteHistoricalRoot<Test, Seats>;
    type ShouldEndSession = pallet_session::PeriodicSessions<ConstU64<SESSION>, ConstU64<0>>;
    type ValidatorId = AccountId;
    type ValidatorIdOf = ConvertInto;
    type WeightInfo = ();
}

/// Of a validator nothing but its key is known.
pub struct Unit;

impl sp_runtime::traits::Convert<AccountId, Option<()>> for Unit {
    fn convert(_: AccountId) -> Option<()> {
        Some(())
    }
}

impl pallet_session::historical::Config for Test {
    type FullIdentification = ();
    type FullIdentificationOf = Unit;
    type RuntimeEvent = RuntimeEvent;
}

thread_local! {
    static TOLD: RefCell<Vec<(AccountId, Perbill, SessionIndex)>> = const { RefCell::new(Vec::new()) };
}

/// Remembers who is to be slashed by how much.
pub struct Told;

impl OnOffenceHandler<AccountId, (AccountId, ()), Weight> for Told {
    fn on_offence(
        offenders: &[OffenceDetails<AccountId, (AccountId, ())>],
        fractions: &[Perbill],
        session: SessionIndex,
    ) -> Weight {
        TOLD.with_borrow_mut(|told| {
            told.extend(
                offenders.iter().zip(fractions).map(|(details, part)| (details.offender.0, *part, session)),
            );
        });
        Weight::zero()
    }
}

/// What [`Told`] was told since the last time.
pub fn told() -> Vec<(AccountId, Perbill, SessionIndex)> {
    TOLD.take()
}

impl pallet_offences::Config for Test {
    type IdentificationTuple = pallet_session::historical::IdentificationTuple<Self>;
    type OnOffenceHandler = Told;
    type RuntimeEvent = RuntimeEvent;
}

impl<C> frame_system::offchain::CreateTransactionBase<C> for Test
where
    RuntimeCall: From<C>,
{
    type Extrinsic = Extrinsic;
    type RuntimeCall = RuntimeCall;
}

impl<C> frame_system::offchain::CreateBare<C> for Test
where
    RuntimeCall: From<C>,
{
    fn create_bare(call: RuntimeCall) -> Extrinsic {
        Extrinsic::new_bare(call)
    }
}

impl crate::Config for Test {
    type Longevity = ConstU64<{ SESSION * SESSIONS as u64 }>;
    type Offences = Offences;
    type Sessions = ConstU32<SESSIONS>;
    type WeightInfo = crate::weights::SubstrateWeight<Test>;
}

/// The key that a validator seals with.
pub fn authority(key: Key) -> AuthorityId {
    key.public().into()
}

/// A chain in block 1.
pub fn new_test_ext() -> sp_io::TestExternalities {
    let keys = SEATS.map(|(who, key)| (who, who, Keys { aura: authority(key) })).into();
    let genesis = RuntimeGenesisConfig {
        session: pallet_session::GenesisConfig { keys, ..Default::default() },
        ..Default::default()
    };
    let mut ext = sp_io::TestExternalities::from(genesis.build_storage().unwrap());
    ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
    ext.execute_with(|| {
        next_block();
        told();
    });
    ext
}

/// The slot of a block: none is left out.
pub fn slot_of_block(number: u64) -> u64 {
    FIRST_SLOT + number
}

pub fn next_block() {
    let number = System::block_number() + 1;
    let slot = CompatibleDigestItem::<AuthoritySignature>::aura_pre_digest(slot_of_block(number).into());
    System::reset_events();
    System::initialize(&number, &H256::repeat_byte(number as u8), &Digest { logs: vec![slot] });
    AllPalletsWithSystem::on_initialize(number);
    Equivocation::do_try_state().unwrap();
}

pub fn run_to(number: u64) {
    while System::block_number() < number {
        next_block();
    }
}

/// A header for a slot with this seal; `root` makes it one of many.
pub fn sealed(key: Key, slot: u64, root: u8) -> Header {
    let slot = CompatibleDigestItem::<AuthoritySignature>::aura_pre_digest(Slot::from(slot));
    let root = H256::repeat_byte(root);
    let mut header = Header::new(1, root, root, root, Digest { logs: vec![slot] });
    let signature: AuthoritySignature = AuthorityPair::from(key.pair()).sign(header.hash().as_ref());
    header.digest_mut().push(CompatibleDigestItem::aura_seal(signature));
    header
}
