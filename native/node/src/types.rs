//! The types that the node's parts share.

use alice_runtime::RuntimeApi;
use sc_consensus::LongestChain;
use sc_consensus_grandpa::{GrandpaBlockImport, LinkHalf};
use sc_executor::WasmExecutor;
use sc_service::{TFullBackend, TFullClient};
use sc_transaction_pool::TransactionPoolHandle;
use sp_runtime::{generic, traits::Block as BlockT, OpaqueExtrinsic};

/// A block whose transactions the node need not understand: the runtime does.
pub type Block = generic::Block<alice_runtime::Header, OpaqueExtrinsic>;
/// Of a block.
pub type Hash = <Block as BlockT>::Hash;
/// The chain's blocks and state, and the runtime that runs on them.
pub type Client = TFullClient<Block, RuntimeApi, WasmExecutor<sp_io::SubstrateHostFunctions>>;
/// Where blocks and state are kept.
pub type Backend = TFullBackend<Block>;
/// Which of several branches to build on.
pub type SelectChain = LongestChain<Backend, Block>;
/// Transactions that wait for a block.
pub type Pool = TransactionPoolHandle<Block, Client>;
/// Takes blocks in, and marks those that finality hangs on.
pub type BlockImport = GrandpaBlockImport<Backend, Block, Client, SelectChain>;
/// The other end of [`BlockImport`], which the voter holds.
pub type GrandpaLink = LinkHalf<Block, Client, SelectChain>;
