//! What a person sees: whole screens as snapshots.

use counterpart::signs::Signs;
use counterpart::ui::Theme;
use insta::assert_snapshot;

use crate::reader::{Reader, fixture};
use crate::{QIN, screen};

#[test]
fn a_wide_screen_has_topics_and_both_sides() {
    assert_snapshot!(screen("", 120, 40));
}

#[test]
fn eighty_columns_fold_the_topics_into_a_strip() {
    assert_snapshot!(screen("]j", 80, 24));
}

#[test]
fn sixty_columns_stack_the_sides() {
    assert_snapshot!(screen("]", 60, 20));
}

#[test]
fn looks_as_words() {
    assert_snapshot!(Reader::bundled("munich", 72, 14).press("/reiterated<enter>").styled());
}

#[test]
fn looks_without_colour_keep_every_meaning() {
    let mut reader = Reader::bundled("munich", 72, 14);
    reader.theme = Theme { colour: false, signs: Signs::ASCII };
    assert_snapshot!(reader.press("/reiterated<enter>").styled());
}

#[test]
fn the_picker_lists_meetings_newest_first_with_counts() {
    assert_snapshot!(screen("o", 100, 24));
}

#[test]
fn the_picker_narrows_by_place_and_people() {
    assert_snapshot!(screen("olima", 80, 12));
    assert_snapshot!(screen("ozzz", 80, 12));
}

#[test]
fn the_sources_name_issuer_date_address_and_note() {
    assert_snapshot!(screen("s", 100, 30));
}

#[test]
fn the_focused_side_has_its_own_sources() {
    assert_snapshot!(screen("<tab>s", 80, 24));
}

#[test]
fn the_help_is_made_from_the_key_table() {
    assert_snapshot!(screen("?", 100, 60));
}

#[test]
fn a_search_marks_and_counts_its_hits() {
    assert_snapshot!(screen("/taiwan", 80, 24));
}

#[test]
fn silences_alone() {
    assert_snapshot!(screen("ff", 80, 24));
}

#[test]
fn a_side_without_document_is_no_silence() {
    let mut reader = Reader::file(fixture("no-document-of-one-side.json"), 80, 24);
    assert_snapshot!(reader.screen());
    assert!(!reader.press("ff").screen().contains("not mentioned"));
}

#[test]
fn two_made_up_sides_have_their_own_names_everywhere() {
    let mut reader = Reader::file(fixture("freedonia-sylvania.json"), 120, 30);
    let screen = reader.screen();
    assert!(screen.contains("Freedonia") && screen.contains("Sylvania"));
    assert!(!screen.contains("United States") && !screen.contains("China"));
    assert_snapshot!(screen);
}

#[test]
fn a_row_says_why() {
    assert_snapshot!(screen("w", 100, 40));
}

#[test]
fn a_page_that_takes_the_whole_meeting_is_open_before_it_is_found() {
    let mut reader = Reader::bundled(QIN, 100, 40);
    for (key, found) in [("w", "voice and topics"), ("b", "United States │ China")] {
        let screen = reader.hurry(key).screen();
        assert!(screen.contains("looking through the meeting") && !screen.contains(found), "{screen}");
        let screen = reader.settle().screen();
        assert!(!screen.contains("looking through") && screen.contains(found), "{screen}");
        // Closed before it is found, it does not come back.
        reader.press("q").hurry(key).hurry("q").settle();
        assert!(!reader.screen().contains(found));
    }
}

#[test]
fn the_letters_of_the_topics_are_shown_while_one_is_awaited() {
    assert_eq!(
        screen("t", 120, 24).lines().last(),
        Some(" topic: d Dialogue  r Relations  g Global issues  v Visits  p People  t Taiwan  n Development")
    );
}
