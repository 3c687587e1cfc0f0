import Foundation

/// Text with its accents composed (Unicode normalization form C): a Mac or a pasted file may part letter and accent,
/// which fonts then set badly. Text without parted accents is given back as it is.
func composed(_ text: String) -> String {
  let hasParted = text.utf8.contains { $0 == 0xCC || $0 == 0xCD }  // U+0300 to U+036F begin with these bytes
  return hasParted ? text.precomposedStringWithCanonicalMapping : text
}
