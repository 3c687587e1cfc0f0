import Casebook

/// Why an image could not be made.
public enum ImagingError: Error, Hashable, Sendable {
  /// The source is not an image that is accepted.
  case refused(ImageRefusal)
  /// The recipe would lose what the source needs to be seen rightly (a turn, a colour profile, frames), or asks for
  /// another kind than the source is.
  case unfitRecipe(ImageRecipe)
  /// libvips does not start: the program's installation is broken.
  case noEncoder
  /// libvips could not decode or encode; `message` is its own text, in English.
  case encoding(message: String)
  /// What was made still held something outside of the allow-list: never published.
  case leak([MetadataFinding])
}
