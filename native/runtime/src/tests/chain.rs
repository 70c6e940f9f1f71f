//! A chain of real blocks in memory.

use crate::*;
use alice_epochs::types::{Phase, VoteLosses};
use codec::{Decode, Encode};
use frame_support::traits::{TryState, TryStateSelect};
use sp_core::{crypto::Ss58Codec, Pair, H256};
use sp_io::{hashing::blake2_256, TestExternalities};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::{
    traits::Header as _, transaction_validity::TransactionValidityError, ApplyExtrinsicResult, Digest,
    DigestItem,
};

pub use sp_keyring::Sr25519Keyring as Key;

/// The bootstrap validators.
pub const VALIDATORS: [Key; 3] = [Key::Alice, Key::Bob, Key::Charlie];
/// The base that the chain begins with.
pub const BASE: H256 = H256::repeat_byte(1);
/// The words that the chain begins with.
pub const INSCRIPTION: &str = "first line\n\nsecond line";
/// Deposit of a key with a balance.
pub const DEPOSIT: Balance = ALICE / 100;

/// The configuration of the genesis, as a chain spec's maker hands it to the runtime.
pub fn genesis() -> serde_json::Value {
    let address = |key: &Key| key.to_account_id().to_ss58check();
    let keys = VALIDATORS.iter().zip([Ed25519Keyring::Alice, Ed25519Keyring::Bob, Ed25519Keyring::Charlie]);
    let session = keys
        .map(|(key, grandpa)| {
            let keys =
                serde_json::json!({ "aura": address(key), "grandpa": grandpa.public().to_ss58check() });
            serde_json::json!([address(key), address(key), keys])
        })
        .collect::<Vec<_>>();
    let zero = format!("{:?}", H256::zero());
    let default = <Runtime as sp_genesis_builder::runtime_decl_for_genesis_builder::GenesisBuilderV1<
        Block,
    >>::get_preset(&None);
    let mut config: serde_json::Value = serde_json::from_slice(&default.unwrap()).unwrap();
    config["staking"]["bootstrap"] = VALIDATORS.iter().map(address).collect::<Vec<_>>().into();
    config["session"]["keys"] = session.into();
    config["epochs"] = serde_json::json!({
        "inscription": INSCRIPTION,
        "model": {
            "name": "tiny", "parameters": 1_000_000, "budget": 65_536,
            "description": zero, "manifest": zero, "seed": zero,
        },
        "base": format!("{BASE:?}"),
        "lengths": { "submit": 3, "score": 4, "reveal": 4, "vote": 4 },
        "minDifficulty": 16,
        "deposit": DEPOSIT as u64,
    });
    config
}

/// A chain whose every block is checked by `try_state` when it ends.
pub struct Chain {
    ext: TestExternalities,
    head: Header,
    /// A validator that makes no blocks: its slots pass without one.
    pub absent: Option<Key>,
}

impl Chain {
    /// The chain with [`genesis`], in its first block.
    pub fn new() -> Self {
        Self::with(genesis())
    }

    /// The chain with this configuration, in its first block.
    pub fn with(config: serde_json::Value) -> Self {
        let mut ext = TestExternalities::default();
        let head = ext.execute_with(|| {
            let config = serde_json::to_vec(&config).unwrap();
            <Runtime as sp_genesis_builder::runtime_decl_for_genesis_builder::GenesisBuilderV1<Block>>::build_state(config)
                .unwrap();
            check_state(0);
            Header::new(0, H256::zero(), H256::zero(), H256::zero(), Digest::default())
        });
        let mut chain = Self { ext, head, absent: None };
        chain.open();
        chain
    }

    /// The chain whose state and last header are in `snapshot`, before its next block is begun.
    pub fn released(snapshot: &str) -> Self {
        let snapshot: serde_json::Value = serde_json::from_str(snapshot).unwrap();
        let bytes = |value: &serde_json::Value| sp_core::bytes::from_hex(value.as_str().unwrap()).unwrap();
        let entries = snapshot["top"].as_object().unwrap().iter();
        let top =
            entries.map(|(key, value)| (sp_core::bytes::from_hex(key).unwrap(), bytes(value))).collect();
        let ext = TestExternalities::new(sp_storage::Storage { top, children_default: Default::default() });
        let head = Header::decode(&mut &bytes(&snapshot["header"])[..]).unwrap();
        Self { ext, head, absent: None }
    }

    /// Gives the chain one of the things that a node gives a runtime.
    pub fn read_with(&mut self, extension: impl sp_externalities::Extension) {
        self.ext.register_extension(extension);
    }

    /// Reads the state.
    pub fn read<R>(&mut self, f: impl FnOnce() -> R) -> R {
        self.ext.execute_with(f)
    }

    /// Begins the next block.
    pub fn open(&mut self) {
        let number = self.head.number + 1;
        let last = self.read(pallet_timestamp::Now::<Runtime>::get);
        let authors = self.read(pallet_aura::Authorities::<Runtime>::get);
        let absent = self.absent.map(|key| key.public().into());
        let slot_of = |now: u64| now / MILLISECONDS_PER_BLOCK;
        let is_made =
            |now: &u64| authors.get(slot_of(*now) as usize % authors.len().max(1)) != absent.as_ref();
        let now = (1..).map(|slots| last + slots * MILLISECONDS_PER_BLOCK).find(is_made).unwrap();
        let slot = sp_consensus_aura::Slot::from(slot_of(now));
        let digest =
            Digest { logs: vec![DigestItem::PreRuntime(sp_consensus_aura::AURA_ENGINE_ID, slot.encode())] };
        let header = Header::new(number, H256::zero(), H256::zero(), self.head.hash(), digest);
        let time = pallet_timestamp::Call::set { now };
        self.ext.execute_with(|| {
            Executive::initialize_block(&header);
            Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(time.into())).unwrap().unwrap();
        });
    }

    /// Ends the block, checks the state and begins the next block.
    pub fn next(&mut self) {
        self.end();
        self.read(|| check_state(System::block_number()));
        self.open();
    }

    /// Ends the block and begins the next, without a look at the state.
    pub fn pass(&mut self) {
        self.end();
        self.open();
    }

    /// Goes on to a later block, and checks the state then.
    pub fn skip_to(&mut self, number: BlockNumber) {
        while self.head.number + 2 < number {
            self.pass();
        }
        self.next();
    }

    fn end(&mut self) {
        self.head = self.ext.execute_with(Executive::finalize_block);
        // The root of the next block's state is then made of what changes in it alone.
        self.ext.commit_all().unwrap();
    }

    /// Goes on to the next epoch's first block, or to the first block in `phase`.
    pub fn until(&mut self, phase: Phase) {
        for _ in 0..1_000 {
            self.next();
            if self.read(|| alice_epochs::Current::<Runtime>::get().phase) == phase {
                return;
            }
        }
        panic!("no {phase:?} in a thousand blocks");
    }

    /// Signs a call with the account's next nonce and applies it in this block.
    pub fn send(&mut self, key: Key, call: impl Into<RuntimeCall>) -> ApplyExtrinsicResult {
        let call = call.into();
        self.ext.execute_with(|| Executive::apply_extrinsic(signed(key, call)))
    }

    /// Applies a call without a signature in this block.
    pub fn send_bare(&mut self, call: impl Into<RuntimeCall>) -> ApplyExtrinsicResult {
        let call = call.into();
        self.ext.execute_with(|| Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(call)))
    }

    /// As [`Chain::send`], and the call must succeed.
    pub fn must(&mut self, key: Key, call: impl Into<RuntimeCall>) {
        self.send(key, call).expect("a valid transaction").expect("a call that succeeds");
    }

    /// Why a transaction with this call is not valid.
    pub fn refusal(&mut self, key: Key, call: impl Into<RuntimeCall>) -> TransactionValidityError {
        self.send(key, call).expect_err("a transaction that is not valid")
    }

    /// What an account can spend.
    pub fn free(&mut self, key: Key) -> Balance {
        self.read(|| Balances::free_balance(key.to_account_id()))
    }

    /// A submission with enough work for this epoch.
    pub fn submission(&mut self, key: Key) -> RuntimeCall {
        self.read(|| {
            let current = alice_epochs::Current::<Runtime>::get();
            let difficulty = alice_epochs::Difficulty::<Runtime>::get();
            let account = key.to_account_id();
            let enough = |work: &u64| {
                alice_epochs::work::is_enough(&account, current.index, &current.randomness, *work, difficulty)
            };
            alice_epochs::Call::submit {
                epoch: current.index,
                base: alice_epochs::Base::<Runtime>::get(),
                blob: blake2_256(account.as_ref()).into(),
                size: 1_000,
                first_loss: 3_000_000_000,
                last_loss: 2_500_000_000,
                work: (0..).find(enough).unwrap(),
            }
            .into()
        })
    }

    /// Plays an epoch as [`Chain::play_epoch`] does, with one more miner, from wherever this one stands. What is refused is let be.
    pub fn try_epoch(&mut self, miner: Key, score: i64) {
        let epoch = self.epoch();
        let submission = self.submission(miner);
        let _ = self.send(miner, submission);
        let count = self.read(alice_epochs::SubmissionCount::<Runtime>::get);
        let scores = vec![Some(score); count as usize];
        for _ in 0..40 {
            if self.epoch() != epoch {
                return;
            }
            for key in VALIDATORS {
                for call in
                    [commit(key, epoch, &scores), reveal(epoch, &scores), vote(epoch, H256::repeat_byte(9))]
                {
                    let _ = self.send(key, call);
                }
            }
            self.next();
        }
        panic!("epoch {epoch} does not end");
    }

    /// The epoch that is under way.
    pub fn epoch(&mut self) -> u32 {
        self.read(|| alice_epochs::Current::<Runtime>::get().index)
    }

    /// Plays an epoch from its first block to the next one's: these miners submit, every validator gives these scores and votes for `hash`.
    pub fn play_epoch(&mut self, miners: &[Key], scores: &[i64], hash: H256) {
        let epoch = self.epoch();
        for miner in miners {
            let call = self.submission(*miner);
            self.must(*miner, call);
        }
        self.until(Phase::Score);
        let scores = scores.iter().copied().map(Some).collect::<Vec<_>>();
        for key in VALIDATORS {
            self.must(key, commit(key, epoch, &scores));
        }
        for key in VALIDATORS {
            self.must(key, reveal(epoch, &scores));
        }
        while !self.read(alice_epochs::Tallied::<Runtime>::get) {
            self.next();
        }
        for key in VALIDATORS {
            self.must(key, vote(epoch, hash));
        }
        while self.epoch() == epoch {
            self.next();
        }
    }
}

/// Salt of every commit here.
const SALT: H256 = H256::repeat_byte(7);

pub fn commit(key: Key, epoch: u32, scores: &[Option<i64>]) -> RuntimeCall {
    let hash = blake2_256(&(key.to_account_id(), epoch, scores, SALT).encode()).into();
    alice_epochs::Call::commit { epoch, hash }.into()
}

pub fn reveal(epoch: u32, scores: &[Option<i64>]) -> RuntimeCall {
    alice_epochs::Call::reveal { epoch, scores: scores.to_vec().try_into().unwrap(), salt: SALT }.into()
}

pub fn vote(epoch: u32, hash: H256) -> RuntimeCall {
    let losses = VoteLosses {
        minus: 2_400_000_000,
        base: 2_500_000_000,
        plus: 2_600_000_000,
        held_out: 2_450_000_000,
    };
    alice_epochs::Call::vote { epoch, hash, losses }.into()
}

pub fn transfer(to: Key, value: Balance) -> RuntimeCall {
    pallet_balances::Call::transfer_allow_death { dest: to.to_account_id().into(), value }.into()
}

/// Signs a call with the account's next nonce.
pub fn signed(key: Sr25519Keyring, call: RuntimeCall) -> UncheckedExtrinsic {
    let account = key.to_account_id();
    let extension: TxExtension = (
        frame_system::CheckNonZeroSender::new(),
        frame_system::CheckSpecVersion::new(),
        frame_system::CheckTxVersion::new(),
        frame_system::CheckGenesis::new(),
        frame_system::CheckMortality::from(generic::Era::Immortal),
        alice_epochs::CheckNonce::from(System::account_nonce(&account)),
        frame_system::CheckWeight::new(),
        pallet_transaction_payment::ChargeTransactionPayment::from(0).into(),
        frame_metadata_hash_extension::CheckMetadataHash::new(false),
        frame_system::WeightReclaim::new(),
    );
    let payload =
        SignedPayload::new(call.clone(), extension.clone()).expect("what is implied of a transaction");
    let signature = payload.using_encoded(|bytes| key.pair().sign(bytes));
    UncheckedExtrinsic::new_signed(call, account.into(), signature.into(), extension)
}

/// The invariants of every pallet, and those of the supply that no pallet sees alone.
fn check_state(number: BlockNumber) {
    AllPalletsWithSystem::try_state(number, TryStateSelect::All).expect("invariants hold");
    invariants::try_supply(number).expect("every planck is accounted for");
}
