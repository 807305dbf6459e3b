//! Published texts in every format, taken in through the public door.
//!
//! Fixtures are named by the oddity they hold and are made up; the pages in `../shared/html` are real and
//! are read where they are, or skipped with a word where they are not.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its fixture should stop there")]

mod made;
mod properties;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use counterpart::ingest::{
    Format, IngestError, Ingested, MAX_BYTES, ParagraphKind, Problem, Warning, ingest, read, read_from, same_text,
};
use jiff::civil::Date;
use made::{chinese_pdf, docx, docx_of, image_only_pdf, pdf};

fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/ingest").join(name);
    read(&path).unwrap()
}

fn taken(bytes: &[u8]) -> Ingested {
    ingest(bytes, "given").unwrap()
}

fn refused(bytes: &[u8]) -> String {
    ingest(bytes, "given.txt").unwrap_err().to_string()
}

/// Paragraphs as `kind text`, one per line: H heading, T text, L list item, B byline.
fn outline(ingested: &Ingested) -> String {
    let letter = |kind| match kind {
        ParagraphKind::Heading => 'H',
        ParagraphKind::Text => 'T',
        ParagraphKind::ListItem => 'L',
        ParagraphKind::Byline => 'B',
    };
    ingested.paragraphs.iter().map(|paragraph| format!("{} {}\n", letter(paragraph.kind), paragraph.text)).collect()
}

fn assert_paragraphs_are_slices(ingested: &Ingested) {
    for paragraph in &ingested.paragraphs {
        let length = paragraph.text.chars().count();
        let slice: String = ingested.text.chars().skip(paragraph.start).take(length).collect();
        assert_eq!(slice, paragraph.text);
    }
}

#[test]
fn english_ministry_page_is_its_article_alone() {
    let page = taken(&fixture("ministry-page-en.html"));
    let expected = "\
B The below is attributable to Spokesperson Anna Brook:
T Foreign Minister Rufus Ember met today with Sylvanian Foreign Minister Vera Strand in Fredonia City. The ministers had a candid and constructive exchange of views.
H Trade
T The Minister welcomed progress on:
L reopening the Friendship Bridge;
L grain shipments across the border; and
L mutual recognition of diplomas.
H Security
T He underscored that Freedonia does not seek conflict — and that it will stand with its allies.
T The two sides agreed to keep channels of communication open.
";
    assert_eq!(outline(&page), expected);
    assert_eq!(page.title.as_deref(), Some("Readout of Foreign Minister Ember’s Meeting with Foreign Minister Strand"));
    assert_eq!(page.url.as_deref(), Some("https://www.mfa.example/readouts/ember-strand/"));
    assert_eq!(page.published, Some(Date::constant(2024, 5, 3)));
    assert_eq!(page.language.as_deref(), Some("en"));
    assert_eq!(page.spokesperson.as_deref(), Some("Anna Brook"));
    assert_paragraphs_are_slices(&page);
}

#[test]
fn chinese_ministry_page_in_gbk_is_its_article_alone() {
    let page = taken(&fixture("ministry-page-zh-gbk.html"));
    let expected = "\
T 2024年5月3日，外交部长安贝尔在首都同西尔瓦尼亚外交部长斯特兰举行会谈。双方就两国关系坦诚、深入、建设性地交换了意见。
T 安贝尔表示，两国应坚持相互尊重、和平共处、合作共赢，把两国元首达成的重要共识落到实处。
H 关于贸易
T 安贝尔强调，弗方愿同西方重开友谊大桥，扩大粮食贸易。
T 双方同意保持各层级沟通。
";
    assert_eq!(outline(&page), expected);
    assert_eq!(page.title.as_deref(), Some("安贝尔同西尔瓦尼亚外交部长斯特兰举行会谈"));
    assert_eq!(page.published, Some(Date::constant(2024, 5, 3)));
    assert_eq!(page.language.as_deref(), Some("zh-Hans"));
    assert_eq!(page.warnings, []);
    assert_paragraphs_are_slices(&page);
}

#[test]
fn short_readout_wins_over_a_long_sidebar() {
    let page = taken(&fixture("two-sentence-readout-long-sidebar.html"));
    assert!(page.text.contains("agreed to meet soon"), "{}", page.text);
    assert!(!page.text.contains("scholarships") && !page.text.contains("Telephone"), "{}", page.text);
    assert_eq!(page.published, Some(Date::constant(2024, 5, 3)));
}

#[test]
fn page_laid_out_in_tables_keeps_its_paragraphs() {
    let page = taken(&fixture("table-layout-windows-1252.html"));
    let expected = "\
T Le ministre a reçu aujourd’hui son homologue de Sylvanie, Mme Strand.
T Les deux ministres ont évoqué l’énergie, les frontières et la coopération entre les deux pays.
T Ils sont convenus de se revoir à l’été.
";
    assert_eq!(outline(&page), expected);
    assert_eq!(page.language.as_deref(), Some("fr"));
}

#[test]
fn real_pages_give_their_text_and_its_provenance() {
    let Some(folder) = shared_html() else { return };
    for (file, day, speaker, first, last) in [
        (
            "deputy-secretary-sherman-s-visit-to-the-people-s-r.html",
            Date::constant(2021, 7, 26),
            Some("Ned Price"),
            "Deputy Secretary of State Wendy Sherman traveled",
            "Afghanistan, and Burma.",
        ),
        (
            "harassment-of-foreign-journalists-in-the-people-s.html",
            Date::constant(2021, 7, 30),
            Some("Ned Price"),
            "The United States is deeply concerned",
            "able to report freely.",
        ),
        (
            "secretary-blinken-s-call-with-people-s-republic-of.html",
            Date::constant(2022, 3, 5),
            Some("Ned Price"),
            "Secretary of State Antony J. Blinken spoke today",
            "will pay a high price.",
        ),
        (
            "the-administration-s-approach-to-the-people-s-repu.html",
            Date::constant(2022, 5, 26),
            None,
            "SECRETARY BLINKEN: Thank you.",
            "for listening. (Applause.)",
        ),
        (
            "u-s-support-for-the-philippines-in-the-south-china.html",
            Date::constant(2022, 6, 17),
            Some("Ned Price"),
            "The United States supports the Philippines",
            "guaranteed under international law.",
        ),
    ] {
        let page = taken(&read(&folder.join(file)).unwrap());
        let statements: Vec<&str> = page
            .paragraphs
            .iter()
            .filter(|paragraph| paragraph.kind.holds_statements())
            .map(|paragraph| paragraph.text.as_str())
            .collect();
        assert!(statements.first().unwrap().starts_with(first), "{file}: {statements:?}");
        assert!(statements.last().unwrap().ends_with(last), "{file}: {statements:?}");
        assert_eq!((page.published, page.spokesperson.as_deref()), (Some(day), speaker), "{file}");
        assert!(page.url.unwrap().starts_with("https://www.state.gov/"), "{file}");
        assert!(!page.title.unwrap().contains("United States Department of State"), "{file}");
        assert_eq!(page.language.as_deref(), Some("en"), "{file}");
    }
}

#[test]
fn real_page_loses_no_paragraph() {
    let Some(folder) = shared_html() else { return };
    let file = folder.join("the-administration-s-approach-to-the-people-s-repu.html");
    let source = String::from_utf8(read(&file).unwrap()).unwrap();
    let page = taken(source.as_bytes());
    // Every `<p>` of the source but the hidden input, counted by hand from the tags.
    assert_eq!(page.paragraphs.len(), source.matches("<p>").count() - source.matches("<p><input").count());
}

fn shared_html() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/html");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("skipped: {} is not there", folder.display());
    None
}

#[test]
fn plain_text_is_the_file_as_given() {
    let text = "Readout of the Call\r\n\r\n\r\nThe ministers spoke today.\r\n\r\n- they met 会谈\r\n- été\r\n";
    let read = taken(text.as_bytes());
    assert_eq!((read.format, read.text.as_str()), (Format::Text, text));
    assert_eq!(outline(&read), "H Readout of the Call\nT The ministers spoke today.\nL they met 会谈\nL été\n");
    assert_eq!(read.title.as_deref(), Some("Readout of the Call"));
    let starts: Vec<usize> = read.paragraphs.iter().map(|paragraph| paragraph.start).collect();
    assert_eq!(starts, [0, 25, 57, 72]);
    assert_paragraphs_are_slices(&read);
}

#[test]
fn encodings_of_one_text_give_one_text() {
    let text = "外交部长同西尔瓦尼亚外交部长举行会谈。双方就两国关系交换意见。";
    let utf_16: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let gbk = encoding_rs::GBK.encode(text).0.into_owned();
    let with_mark = format!("\u{feff}{text}").into_bytes();
    let plain = taken(text.as_bytes());
    for bytes in [utf_16, gbk, with_mark] {
        let read = taken(&bytes);
        assert_eq!(read.text, text);
        assert!(same_text(&read, &plain));
    }
    assert_eq!(plain.language.as_deref(), Some("zh-Hans"));
}

#[test]
fn same_text_is_recognised_across_formats_and_another_is_not() {
    let plain = taken(b"The ministers met\ntoday.\n\nThey spoke of trade.");
    let markdown = taken(b"# Readout\n\nThe **ministers** met today.\n\nThey spoke of trade.");
    let other = taken("外长会谈。".as_bytes());
    assert!(same_text(&plain, &markdown));
    assert!(!same_text(&plain, &other));
    let message = IngestError::new("right.md", Problem::SameText { other: "left.txt".to_owned() }).to_string();
    assert_eq!(message, "right.md: is the same text as left.txt; give one file for each side");
}

#[test]
fn word_document_gives_headings_lists_and_text() {
    let body = concat!(
        r#"<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Readout of the Meeting</w:t></w:r></w:p>"#,
        r#"<w:p><w:r><w:t>The below is attributable to Spokesperson Anna Brook:</w:t></w:r></w:p>"#,
        r#"<w:p><w:r><w:t xml:space="preserve">The ministers </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>met</w:t></w:r>"#,
        r#"<w:del><w:r><w:delText>never</w:delText></w:r></w:del><w:r><w:t xml:space="preserve"> &amp; talked in Fr&#233;donie.</w:t></w:r></w:p>"#,
        r#"<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>贸易</w:t></w:r></w:p>"#,
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>重开友谊大桥；</w:t></w:r></w:p>"#,
        r#"<w:p/><w:tbl><w:tr><w:tc><w:p><w:r><w:t>In a table.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"#,
    );
    let read = taken(&docx(body));
    let expected = "\
H Readout of the Meeting
B The below is attributable to Spokesperson Anna Brook:
T The ministers met & talked in Frédonie.
H 贸易
L 重开友谊大桥；
T In a table.
";
    assert_eq!((read.format, outline(&read).as_str()), (Format::Docx, expected));
    assert_eq!(read.spokesperson.as_deref(), Some("Anna Brook"));
    assert_eq!(read.warnings, [Warning::LeftOut("tracked deletions")]);
    assert_paragraphs_are_slices(&read);
}

/// Kind and words of every paragraph after the title, which a page states in its head.
fn body(ingested: &Ingested) -> Vec<(ParagraphKind, String)> {
    let body = ingested.paragraphs.iter().filter(|paragraph| Some(&paragraph.text) != ingested.title.as_ref());
    body.map(|paragraph| (paragraph.kind, paragraph.text.clone())).collect()
}

#[cfg(feature = "pdf")]
#[test]
fn one_text_in_three_formats_gives_the_same_paragraphs() {
    for (source, others) in [
        ("chinese-source.html", &["chinese-paragraphs-without-gaps.pdf", "chinese-list.docx"][..]),
        ("english-source.html", &["attribution-without-gap.pdf"]),
    ] {
        let page = taken(&fixture(source));
        for other in others {
            let other = taken(&fixture(other));
            assert_eq!(body(&other), body(&page));
            assert_eq!(other.title, page.title);
            assert_eq!(other.spokesperson, page.spokesperson);
            assert!(same_text(&other, &page));
        }
    }
}

#[test]
fn damaged_and_bloated_word_documents_are_refused() {
    assert!(refused(&docx("<w:p><w:r><w:t>Cut off")).contains("no sentence"));
    assert!(refused(docx("<w:p>").split_at(60).0).contains("given.txt"));
    let deep = docx(&"<w:sdt>".repeat(100_000));
    assert!(refused(&deep).contains("nested more than 512 deep"), "{}", refused(&deep));
    let bomb = docx_of(&[("word/document.xml", &vec![b' '; 33 << 20])]);
    assert!(bomb.len() < 100_000 && refused(&bomb).contains("more than 32 MiB when unpacked"), "{}", refused(&bomb));
}

#[cfg(feature = "pdf")]
#[test]
fn pdf_paragraphs_are_rejoined_and_hyphens_mended() {
    let read = taken(&pdf(&[
        "Readout of the Meeting",
        "",
        "The Foreign Minister of Freedonia met the Foreign Minister of Syl-",
        "vania in Fredonia City today. They had a candid exchange of views on",
        "the long-term relations of the two countries.",
        "",
        "The two sides agreed to keep the channels of communication open and",
        "to meet again.",
    ]));
    assert_eq!(read.format, Format::Pdf);
    let statements: Vec<&str> = read
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.kind.holds_statements())
        .map(|paragraph| paragraph.text.as_str())
        .collect();
    let expected = [
        "The Foreign Minister of Freedonia met the Foreign Minister of Sylvania in Fredonia City today. They had a candid exchange of views on the long-term relations of the two countries.",
        "The two sides agreed to keep the channels of communication open and to meet again.",
    ];
    assert_eq!(statements, expected, "{}", outline(&read));
    assert_paragraphs_are_slices(&read);
}

#[cfg(feature = "pdf")]
#[test]
fn chinese_pdf_without_embedded_font_is_legible_or_refused() {
    let (gbk, _, _) = encoding_rs::GBK.encode("双方举行会谈。");
    let hex: String = gbk.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(taken(&chinese_pdf(&hex, "GBK-EUC-H", "GB1")).text, "双方举行会谈。");
    let unknown = refused(&chinese_pdf(&hex, "Identity-H", "Unknown"));
    assert!(unknown.contains("is not legible"), "{unknown}");
}

#[cfg(feature = "pdf")]
#[test]
fn pdfs_without_text_or_behind_a_password_say_what_to_do() {
    assert!(refused(&image_only_pdf()).contains("run text recognition (OCR)"), "{}", refused(&image_only_pdf()));
    let locked = String::from_utf8(pdf(&["Words."])).unwrap().replace(
        "/Root 1 0 R",
        "/Root 1 0 R /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 \
         /O (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) /U (bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb) >> /ID [(x) (x)]",
    );
    assert!(refused(locked.as_bytes()).contains("encrypted PDF"), "{}", refused(locked.as_bytes()));
    assert!(refused(b"%PDF-1.7\nnothing").contains("damaged PDF"), "{}", refused(b"%PDF-1.7\nnothing"));
}

#[test]
fn refusals_name_the_file_and_say_what_to_do() {
    for (bytes, words) in [
        (&b""[..], "is empty"),
        (b" \r\n\t\n", "is empty"),
        (b"\x00\x01\x02\x03", "is binary data"),
        (b"\x89PNG\r\n\x1a\n", "is a PNG image"),
        (b"Menu", "has no sentence"),
        ("首页".as_bytes(), "has no sentence"),
        (b"<html><body><ul><li><a href=x>One</a></li></ul></body></html>", "web page without an article"),
        ("会\u{fffd}\u{fffd}\u{fffd}谈。".as_bytes(), "is not legible"),
    ] {
        let message = refused(bytes);
        assert!(message.starts_with("given.txt: ") && message.contains(words), "{message}");
        assert!(message.contains(';'), "says nothing to do: {message}");
    }
    assert!(refused(&fixture("link-list-without-article.html")).contains("web page without an article"));
}

#[test]
fn readers_stop_at_64_mib() {
    let error = read_from(std::io::repeat(b'a'), "-").unwrap_err();
    assert!(matches!(error.problem, Problem::TooLarge), "{error}");
    assert_eq!(MAX_BYTES, 64 << 20);
}

#[test]
fn missing_files_and_folders_are_named() {
    let error = read(Path::new("tests/fixtures/no-such-file")).unwrap_err().to_string();
    assert!(error.starts_with("tests/fixtures/no-such-file: cannot be read"), "{error}");
    assert!(read(Path::new("tests/fixtures")).unwrap_err().to_string().contains("is a folder"));
}

#[test]
fn hostile_nesting_is_refused_at_once() {
    let start = Instant::now();
    for bytes in [
        format!("<html><body>{}", "<div>".repeat(100_000)),
        format!("<html><body>{}", "<div></b>".repeat(100_000)),
        format!("<html><body>{}", "<div><!--</div>-->".repeat(100_000)),
        format!("<html><body>{}", "<svg><div/>".repeat(100_000)),
        format!("<html><body>{}", "<p><table>".repeat(100_000)),
        format!("%PDF-1.7\n1 0 obj\n{}", "[".repeat(100_000)),
        format!("# T\n\n{} word", ">".repeat(100_000)),
    ] {
        let error = ingest(bytes.as_bytes(), "hostile").unwrap_err();
        assert!(matches!(error.problem, Problem::TooDeep { .. } | Problem::TooMany { .. }), "{error}");
    }
    // All seven together, unoptimised, beside other tests; parsers without the caps need minutes.
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}
