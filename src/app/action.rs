//! What the user can ask for and what the program then asks of the world, in the user's words.

use crossterm::event::KeyEvent;

use crate::library::Overwrite;

/// Something the user asks for. What a key means depends on what is open: see [`keymap`](super::keymap).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// The next row; in a list the next line.
    NextRow,
    /// The row before; in a list the line before.
    PreviousRow,
    /// The next topic.
    NextTopic,
    /// The topic before.
    PreviousTopic,
    /// The n-th topic, counted from 1.
    NthTopic(usize),
    /// Wait for the letter of a topic.
    AwaitTopicLetter,
    /// The topic with this letter.
    LetteredTopic(char),
    /// The first row.
    FirstRow,
    /// The last row.
    LastRow,
    /// Half a screen down.
    HalfPageDown,
    /// Half a screen up.
    HalfPageUp,
    /// A screen down.
    PageDown,
    /// A screen up.
    PageUp,
    /// Left side, right side, both sides.
    FocusSide,
    /// Type something to search for.
    OpenSearch,
    /// The next row with a hit.
    NextHit,
    /// The row with a hit before.
    PreviousHit,
    /// Show all rows, those of both, silences, one side's.
    CycleFilter,
    /// Choose a meeting.
    OpenPicker,
    /// The next meeting by date.
    NextMeeting,
    /// The meeting before by date.
    PreviousMeeting,
    /// The documents, of the focused side or of both.
    OpenSources,
    /// Why the statements of the chosen row have their topics and stand together.
    Explain,
    /// Mark the chosen row, or take its mark off.
    Mark,
    /// Take all marks off, or bring back those that were.
    Unmark,
    /// Decide what to export, how and where.
    OpenExport,
    /// The next format of the export.
    NextFormat,
    /// The format of the export before.
    PreviousFormat,
    /// Copy the marked rows, or the chosen one.
    Copy,
    /// Copy where they stand, as a citation.
    CopyCitation,
    /// How words and statements are shared out among topics and sides.
    OpenBalance,
    /// The keys.
    OpenHelp,
    /// Draw the screen anew.
    Redraw,
    /// Stop, to be continued by the shell.
    Suspend,
    /// Close what is on top; clear the search; leave.
    Close,
    /// Give up what was begun, never the program.
    Cancel,
    /// Take what is typed or chosen.
    Confirm,
    /// Leave.
    Quit,
    /// A key for the line being typed.
    Type(KeyEvent),
    /// This row, clicked.
    ChooseRow(usize),
    /// This meeting of the picker's list, clicked.
    ChooseMeeting(usize),
    /// Lines of the comparison down, or up where negative.
    ScrollRows(i32),
    /// Lines of the open list down, or up where negative.
    ScrollList(i32),
    /// The divider is held.
    GrabDivider,
    /// The divider is let go.
    DropDivider,
    /// The divider at this share of the two panes, in thousandths.
    MoveDivider(u16),
}

/// What the app asks of whoever runs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Read the meeting with this id and hand it over with [`App::open`](super::App::open).
    Open {
        /// The meeting's id.
        id: String,
        /// Why: where it cannot be read, the next one in that direction is tried.
        why: AfterList,
    },
    /// Read the list of meetings and hand it over with [`App::set_list`](super::App::set_list).
    List {
        /// What to do with it.
        then: AfterList,
    },
    /// Write what the open dialogue says to the file it names.
    Export(Overwrite),
    /// Put a text on the clipboard, and say so.
    Copy {
        /// The text.
        text: String,
        /// What it is, in words.
        what: String,
    },
    /// The panes have changed: compute the layout anew.
    Relayout,
    /// Draw every cell anew.
    Redraw,
    /// Give the terminal back and stop until continued.
    Suspend,
    /// Leave.
    Quit,
}

/// Why the list of meetings was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterList {
    /// To choose from it.
    Pick,
    /// To open the next meeting by date.
    Next,
    /// To open the meeting before by date.
    Previous,
}
