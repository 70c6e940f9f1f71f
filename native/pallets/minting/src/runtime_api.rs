//! What programs may ask the runtime about the emission.

sp_api::decl_runtime_apis! {
    /// The emission schedule.
    pub trait MintingApi {
        /// Cumulative emission, in plancks, after `block` blocks.
        fn scheduled(block: u32) -> u128;
    }
}
