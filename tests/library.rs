//! The library on disk: which files are listed, what of them is read when, and what is said of bad ones.

#![expect(clippy::unwrap_used, reason = "a test that cannot write its files has failed")]

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use counterpart::library::{Entry, Index, Library, LoadError, Origin, ResolveError, decode, user_folder};
use counterpart::model::{BySide, Status};
use tempfile::TempDir;

/// The good fixture.
const GOOD: &str = include_str!("fixtures/freedonia-sylvania.json");

/// A folder with these files in it.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, content) in files {
        fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

/// The good fixture under another id and title.
fn named(id: &str, title: &str) -> String {
    GOOD.replace("\"id\": \"freedonia-sylvania\"", &format!("\"id\": \"{id}\""))
        .replace("Talks of Freedonia and Sylvania on the border river", title)
}

/// The list of the user's folder and the bundled meetings.
fn index(user: &Path) -> Index {
    Library::open(&[], Some(user)).index()
}

/// The entry with this id.
fn entry<'i>(index: &'i Index, id: &str) -> &'i Entry {
    index.entries.iter().find(|entry| entry.id == id).unwrap()
}

/// The notices as they are shown.
fn notices(index: &Index) -> Vec<String> {
    index.notices.iter().map(ToString::to_string).collect()
}

#[test]
fn missing_user_folder_is_an_empty_library() {
    let folder = TempDir::new().unwrap();
    let index = index(&folder.path().join("not-there"));
    assert_eq!((index.entries.len(), index.notices.len()), (15, 0));
}

#[test]
fn user_folder_that_is_a_file_is_a_notice_and_the_bundled_meetings_open() {
    let folder = folder(&[("meetings", "")]);
    let index = index(&folder.path().join("meetings"));
    assert_eq!(index.entries.len(), 15);
    assert!(matches!(index.notices.as_slice(), [LoadError::Folder { .. }]), "{:?}", index.notices);
}

#[test]
fn meetings_are_listed_by_date_with_what_the_picker_shows() {
    let folder = folder(&[("a.json", GOOD), ("notes.txt", "x"), (".a.json", "half written")]);
    fs::create_dir(folder.path().join("folder.json")).unwrap();
    let index = index(folder.path());
    assert!(index.entries.is_sorted_by_key(|entry| entry.date));
    assert_eq!((index.entries.len(), index.notices.len()), (16, 0));
    let first = &index.entries[0];
    assert_eq!(first.id, "freedonia-sylvania");
    assert_eq!(first.people, BySide::new(vec!["Rufus Firefly".into()], vec!["Trentino".into(), "Chicolini".into()]));
    assert_eq!((first.sides.left.short.as_str(), first.place.as_deref()), ("FR", Some("Freedonia")));
    assert_eq!((first.counts, first.count().unwrap()), (None, BySide::new(6, 5)));
}

#[test]
fn given_file_wins_over_the_users_and_the_users_over_the_bundled() {
    let id = "2022-11-14-biden-xi-bali";
    let user = folder(&[("bali.json", &named(id, "The user's")), ("own.json", &named("own", "The user's"))]);
    let given = folder(&[("given.json", &named("own", "The given"))]);
    let index = Library::open(&[given.path().join("given.json")], Some(user.path())).index();
    assert_eq!((index.entries.len(), index.notices.len()), (16, 0));
    assert_eq!(entry(&index, id).title, "The user's");
    assert_eq!(entry(&index, "own").title, "The given");
}

#[test]
fn two_files_of_one_folder_with_one_id_are_a_notice() {
    let user = folder(&[("a.json", GOOD), ("b.json", GOOD)]);
    let index = index(user.path());
    assert_eq!(index.entries.len(), 16);
    assert!(notices(&index)[0].contains("b.json is not shown"), "{:?}", index.notices);
}

#[test]
fn bad_file_is_a_notice_with_its_place_and_the_others_open() {
    let user =
        folder(&[("bad.json", &GOOD.replace("1933-11-17", "1933-11-71")), ("good.json", &named("good", "台湾"))]);
    let index = index(user.path());
    assert_eq!(entry(&index, "good").title, "台湾");
    let notices = notices(&index);
    assert_eq!(notices.len(), 1);
    assert!(notices[0].contains("bad.json:6:11: `date` is not a date: `1933-11-71`"), "{}", notices[0]);
}

#[test]
fn broken_body_is_listed_and_found_when_it_is_counted() {
    let user = folder(&[("a.json", &GOOD.replace("\"rows\"", "\"lines\""))]);
    let index = index(user.path());
    assert!(index.notices.is_empty());
    let error = entry(&index, "freedonia-sylvania").count().unwrap_err();
    assert!(error.to_string().contains("a meeting has no key `lines`"), "{error}");
    assert!(error.report(false).contains("did you mean") || error.report(false).contains("one of:"));
}

#[test]
fn head_is_found_wherever_it_stands() {
    let long_head = GOOD.replace("\"office\": \"President\"", &format!("\"office\": \"{}\"", "总统".repeat(4000)));
    let title = GOOD.lines().find(|line| line.starts_with("  \"title\"")).unwrap();
    let last = format!("\n  ],\n{}\n}}\n", title.trim_end_matches(','));
    let late = GOOD.replace(&format!("{title}\n"), "").replace("\n  ]\n}\n", &last);
    let minified = serde_json::from_str::<serde_json::Value>(GOOD).unwrap().to_string();
    for text in [long_head, late, minified, format!("\u{feff}{GOOD}")] {
        let user = folder(&[("a.json", &text)]);
        let index = index(user.path());
        assert!(index.notices.is_empty(), "{:?}", notices(&index));
        assert_eq!(entry(&index, "freedonia-sylvania").people.left, ["Rufus Firefly"]);
    }
}

#[test]
fn file_of_more_than_64_mib_is_refused() {
    let user = folder(&[("long.json", "")]);
    let path = user.path().join("long.json");
    fs::File::options().write(true).open(&path).unwrap().set_len((64 << 20) + 1).unwrap();
    let notices = notices(&index(user.path()));
    assert!(notices[0].contains("longer than 64 MiB"), "{notices:?}");
}

#[test]
fn given_path_that_is_not_there_is_a_notice() {
    let folder = TempDir::new().unwrap();
    let index = Library::open(&[folder.path().join("gone.json")], None).index();
    assert!(notices(&index)[0].contains("gone.json"), "{:?}", index.notices);
}

#[test]
fn long_library_is_listed_whole_and_in_order() {
    let user = TempDir::new().unwrap();
    for number in 0..600 {
        let text = named(&format!("m{number:03}"), "Talks");
        fs::write(user.path().join(format!("{number}.json")), text).unwrap();
    }
    let index = index(user.path());
    let own: Vec<&str> = index.entries.iter().map(|entry| entry.id.as_str()).filter(|id| id.starts_with('m')).collect();
    assert_eq!(own.len(), 600);
    assert!(own.is_sorted());
}

#[test]
fn meeting_is_called_by_its_id_a_part_of_it_or_its_file() {
    let folder = folder(&[("own.json", GOOD)]);
    let index = Library::bundled().index();
    let file = folder.path().join("own.json");
    for (name, id) in [
        ("2023-06-18-blinken-qin-beijing", "2023-06-18-blinken-qin-beijing"),
        ("Bali", "2022-11-14-biden-xi-bali"),
        ("2021-03", "2021-03-18-anchorage"),
        (file.to_str().unwrap(), "freedonia-sylvania"),
    ] {
        assert_eq!(index.resolve(name).unwrap().id, id, "{name}");
    }
}

#[test]
fn whole_id_wins_over_the_part_of_another() {
    let user = folder(&[("a.json", &named("talks", "A")), ("b.json", &named("talks-2", "B"))]);
    assert_eq!(index(user.path()).resolve("talks").unwrap().title, "A");
}

#[test]
fn ambiguous_name_lists_what_it_could_be() {
    let error = Library::bundled().index().resolve("2023-06-19").unwrap_err();
    assert!(matches!(&error, ResolveError::Ambiguous { ids, .. } if ids.len() == 2), "{error}");
    assert!(error.to_string().contains("\n  2023-06-19-blinken-xi-beijing"), "{error}");
}

#[test]
fn unknown_name_is_answered_with_the_nearest() {
    let index = Library::bundled().index();
    let error = index.resolve("biden-xi-balli").unwrap_err();
    assert!(
        matches!(&error, ResolveError::Unknown { nearest, .. } if nearest[0] == "2022-11-14-biden-xi-bali"),
        "{error}"
    );
    for far in ["", "公报", "zzzz"] {
        let error = index.resolve(far).unwrap_err();
        assert!(matches!(&error, ResolveError::Unknown { nearest, .. } if nearest.is_empty()), "{far}: {error}");
    }
}

#[test]
fn user_folder_follows_the_environment() {
    let folder = |data: Option<&str>, home: Option<&str>| {
        user_folder(|name| match name {
            "XDG_DATA_HOME" => data.map(OsString::from),
            "HOME" => home.map(OsString::from),
            _ => None,
        })
    };
    let at = |path: &str| Some(PathBuf::from(path));
    assert_eq!(folder(Some("/data"), Some("/home/me")), at("/data/counterpart/meetings"));
    assert_eq!(folder(Some("relative"), Some("/home/me")), at("/home/me/.local/share/counterpart/meetings"));
    assert_eq!(folder(Some(""), None), None);
}

#[test]
fn good_meeting_has_its_spans_and_both_kinds_of_rows() {
    let meeting = decode("freedonia-sylvania.json", GOOD.as_bytes()).unwrap();
    for statement in &meeting.statements {
        let (span, text) = (statement.span.clone().unwrap(), meeting[statement.document].text.as_ref().unwrap());
        assert_eq!(text.chars().skip(span.start).take(span.len()).collect::<String>(), statement.text);
    }
    let confirmed = meeting.pairings.iter().filter(|pairing| pairing.status == Status::Confirmed).count();
    assert_eq!((meeting.statements.len(), meeting.pairings.len(), confirmed), (11, 4, 2));
}

#[test]
fn bundled_entries_name_no_path() {
    let index = Library::bundled().index();
    assert!(
        index.entries.iter().all(|entry| entry.origin.path().is_none() && matches!(entry.origin, Origin::Bundled(_)))
    );
}
