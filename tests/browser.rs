//! The HTML export in a real browser: level columns, stacked cards, contrast, silence on the network.
//!
//! Needs a headless Chromium (`.ci/install-chromium`); without one the tests skip and say so. The page is
//! put into frames of several widths in one page, whose script measures it and writes what it found.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const MEETING: &str = "2023-06-18";

/// Measures the page in each frame: see the names of what it returns.
const PROBE: &str = include_str!("browser/probe.js");

/// Chromium under one of its names.
fn chromium() -> Option<&'static str> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let found = names.into_iter().find(|name| Command::new(name).arg("--version").output().is_ok());
    if found.is_none() {
        eprintln!("skipped: no Chromium here to look at the page with (.ci/install-chromium gets one)");
    }
    found
}

/// Opens `page` and waits until its scripts are done.
fn open(browser: &str, folder: &Path, page: &Path, arguments: &[&str]) -> Output {
    Command::new(browser)
        // Root in a container has no sandbox to use; the page is our own.
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .args(["--enable-logging=stderr", "--hide-scrollbars"])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .args(arguments)
        .arg(format!("file://{}", page.display()))
        .env("HOME", folder)
        .output()
        .unwrap()
}

/// The exported page.
fn exported(folder: &Path) -> PathBuf {
    let page = folder.join("page.html");
    let output = Command::new(env!("CARGO_BIN_EXE_counterpart"))
        .args(["export", MEETING, "-o"])
        .arg(&page)
        .env("HOME", folder)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    page
}

/// What the probe finds in frames 1200 and 400 wide.
fn measured(browser: &str, folder: &Path, page: &Path, arguments: &[&str]) -> Value {
    let html = fs::read_to_string(page).unwrap().replace('&', "&amp;").replace('"', "&quot;");
    let frame = |width: u32| format!("<iframe width={width} height=800 style='border:0' srcdoc=\"{html}\"></iframe>");
    let frames = format!("<!DOCTYPE html><body>{}{}<script>{PROBE}</script>", frame(1200), frame(400));
    let path = folder.join("frames.html");
    fs::write(&path, frames).unwrap();
    let output = open(browser, folder, &path, &[arguments, &["--dump-dom", "--virtual-time-budget=5000"]].concat());
    let dom = String::from_utf8_lossy(&output.stdout);
    let found = dom.split("<output>").nth(1).and_then(|rest| rest.split("</output>").next());
    let found = found.unwrap_or_else(|| panic!("the probe found nothing: {}", String::from_utf8_lossy(&output.stderr)));
    serde_json::from_str(&found.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")).unwrap()
}

#[test]
fn sides_are_level_on_a_wide_screen_and_stacked_on_a_phone() {
    let Some(browser) = chromium() else { return };
    let folder = tempfile::tempdir().unwrap();
    let page = exported(folder.path());
    for scheme in ["1", "0"] {
        let scheme = format!("--blink-settings=preferredColorScheme={scheme}");
        let found = measured(browser, folder.path(), &page, &[&scheme]);
        let [wide, narrow] = [&found[0], &found[1]];
        let rows = wide["rows"].as_u64().unwrap();
        assert!(rows > 20 && wide["level"] == rows && narrow["stacked"] == rows, "{found}");
        for frame in [wide, narrow] {
            assert_eq!(frame["overflow"], 0, "nothing is cut off at the right");
            assert_eq!(frame["requests"], serde_json::json!([]), "nothing is loaded");
            assert_eq!(frame["landmarks"], serde_json::json!(["header", "nav", "main", "footer"]));
            assert_eq!(frame["broken"], serde_json::json!([]), "every link within the page has its place");
            let contrast = frame["contrast"].as_f64().unwrap();
            assert!(contrast >= 4.5, "{contrast} with {scheme}: {}", frame["faintest"]);
        }
    }
}

#[test]
fn the_page_says_nothing_to_the_console_and_asks_for_nothing() {
    let Some(browser) = chromium() else { return };
    let folder = tempfile::tempdir().unwrap();
    let page = exported(folder.path());
    let (log, picture) = (folder.path().join("net.json"), folder.path().join("page.png"));
    let arguments = [
        format!("--log-net-log={}", log.display()),
        format!("--screenshot={}", picture.display()),
        "--window-size=1200,1600".to_owned(),
    ];
    let output = open(browser, folder.path(), &page, &arguments.each_ref().map(String::as_str));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!said.contains("CONSOLE"), "{said}");
    assert!(fs::metadata(&picture).unwrap().len() > 10_000);
    // The pages that the export links to stand in the log only if something was asked of them.
    let asked = fs::read_to_string(&log).unwrap();
    let html = fs::read_to_string(&page).unwrap();
    let hosts = html.split("href=\"http").filter_map(|rest| rest.split("://").nth(1)?.split(['/', '"']).next());
    for host in hosts {
        assert!(!asked.contains(host), "{host} was asked");
    }
    // For people to look at: the pipeline keeps it.
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("export.png");
    fs::copy(&picture, &kept).unwrap();
    eprintln!("the page as a picture: {}", kept.display());
}
