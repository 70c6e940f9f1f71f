//! What a node that saw two blocks in one slot asks of the runtime.

use sp_consensus_aura::sr25519::AuthorityId;
use sp_consensus_slots::EquivocationProof;
use sp_session::MembershipProof;

sp_api::decl_runtime_apis! {
    /// Reports of equivocations.
    pub trait EquivocationApi {
        /// Proof that a validator of the present session has this key. Nothing if it cannot be made.
        fn key_ownership_proof(key: AuthorityId) -> Option<MembershipProof>;

        /// Puts a report into the transaction pool of the node that asks, which must give the runtime one. Nothing if the
        /// pool refuses it.
        fn submit_report(
            proof: EquivocationProof<Block::Header, AuthorityId>,
            owner: MembershipProof,
        ) -> Option<()>;
    }
}
