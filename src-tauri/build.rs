fn main() {
    // WebKitGTK brings a SQLite of its own. Without this, the symbols of our SQLCipher are visible to it, and it would
    // run on ours.
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        println!("cargo:rustc-link-arg-bins=-Wl,--exclude-libs,ALL");
    }
    // What the window may call is compiled in; Tauri itself asks to be run again for less than that.
    for folder in ["permissions", "capabilities"] {
        println!("cargo:rerun-if-changed=src-tauri/{folder}");
    }
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*")
        .app_manifest(tauri_build::AppManifest::new().permissions_path_pattern("./src-tauri/permissions/**/*"));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
