fn main() {
    #[cfg(feature = "std")]
    substrate_wasm_builder::WasmBuilder::init_with_defaults()
        .enable_metadata_hash("ALICE", 12)
        .build();
}
