use std::path::Path;

fn main() {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("runtime").join("Cargo.toml");
    substrate_wasm_builder::WasmBuilder::new()
        .with_project(runtime)
        .unwrap_or_else(|error| {
            println!("cargo:warning={error}");
            std::process::exit(1)
        })
        .import_memory()
        .export_heap_base()
        .enable_metadata_hash("ALICE", 12)
        .build();
}
