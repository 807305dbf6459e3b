//! What the binary carries of `data/`: the bundled meetings and the topics.

use include_dir::{Dir, include_dir};

use crate::model::{Topic, TopicId, Vocabulary};

use super::json::{self, Object, Value};

/// All of `data/`. A file that is new there is seen at the next build of this module; a changed one at once.
static DATA: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data");

/// The names of the bundled meeting files, `2023-06-18-blinken-qin-beijing.json`.
pub(super) fn meetings() -> impl Iterator<Item = &'static str> {
    let files = DATA.get_dir("meetings").into_iter().flat_map(Dir::files);
    files.filter_map(|file| file.path().file_name()?.to_str()).filter(|name| name.ends_with(".json"))
}

/// The content of the bundled meeting file `name`; empty for a name that [`meetings`] does not give.
pub(super) fn meeting(name: &str) -> &'static [u8] {
    DATA.get_file(format!("meetings/{name}")).map_or(&[], include_dir::File::contents)
}

/// The topics of `data/topics.json`, in their order there.
#[must_use]
pub fn vocabulary() -> Vocabulary {
    let source = DATA.get_file("topics.json").and_then(include_dir::File::contents_utf8).unwrap_or_default();
    let tree = json::parse(source).ok();
    let items = tree.as_ref().and_then(Value::as_array).map_or(&[][..], |array| &array.elements);
    Vocabulary::new(items.iter().filter_map(|item| topic(item.as_object()?)).collect())
}

/// One topic; `tests/bundled.rs` holds the file to having no other shape.
fn topic(object: &Object<'_>) -> Option<Topic> {
    let text = |key| object.get_string(key).map(|literal| literal.value.as_ref());
    Some(Topic {
        id: TopicId::new(text("id")?),
        label: text("label")?.to_owned(),
        hotkey: text("key").and_then(|key| key.chars().next()),
        about: text("about")?.to_owned(),
    })
}
