//! Word and PDF files made in memory, so that the folder of fixtures holds only what can be read as text.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

/// A Word document whose body holds this WordprocessingML.
pub fn docx(body: &str) -> Vec<u8> {
    let document = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
    );
    docx_of(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())])
}

/// A zip file of these members.
pub fn docx_of(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A PDF of one page with these lines in Helvetica; an empty line leaves a gap.
pub fn pdf(lines: &[&str]) -> Vec<u8> {
    let mut content = String::from("BT /F1 11 Tf 14 TL 72 720 Td\n");
    for line in lines {
        let escaped = line.replace('\\', r"\\").replace('(', r"\(").replace(')', r"\)");
        content += &format!("({escaped}) Tj T*\n");
    }
    content += "ET";
    pdf_of(&content, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
}

/// A PDF that shows the bytes of `hex` in a font it does not embed, read by the predefined CMap `encoding`.
pub fn chinese_pdf(hex: &str, encoding: &str, ordering: &str) -> Vec<u8> {
    let font = format!(
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /{encoding} /DescendantFonts \
         [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo \
         << /Registry (Adobe) /Ordering ({ordering}) /Supplement 2 >> /DW 1000 >>] >>"
    );
    pdf_of(&format!("BT /F1 12 Tf 72 700 Td <{hex}> Tj ET"), &font)
}

/// A PDF whose only page draws one grey pixel and no text.
pub fn image_only_pdf() -> Vec<u8> {
    pdf_of("q 400 0 0 400 72 200 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{7f} EI Q", "null")
}

/// A PDF of one page that draws `content` with the font `F1`, with a right cross-reference table.
fn pdf_of(content: &str, font: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        font.to_owned(),
    ];
    let mut file = String::from("%PDF-1.4\n");
    let mut table = String::from("0000000000 65535 f \n");
    for (index, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    let start = file.len();
    file += &format!(
        "xref\n0 {count}\n{table}trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
        count = objects.len() + 1
    );
    file.into_bytes()
}
