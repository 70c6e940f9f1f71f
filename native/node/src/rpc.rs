//! The calls that depend on the runtime; those of every Substrate node are added by the service.

use crate::types::{Block, Client, Pool};
use jsonrpsee::{core::RegisterMethodError, RpcModule};
use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
use std::sync::Arc;
use substrate_frame_rpc_system::{System, SystemApiServer};

/// `system_accountNextIndex`, `system_dryRun` and `payment_*`.
pub fn module(client: Arc<Client>, pool: Arc<Pool>) -> Result<RpcModule<()>, RegisterMethodError> {
    let mut module = RpcModule::new(());
    module.merge(System::<_, _, Block>::new(client.clone(), pool).into_rpc())?;
    module.merge(TransactionPayment::<_, Block>::new(client).into_rpc())?;
    Ok(module)
}
