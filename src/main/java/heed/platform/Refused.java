package heed.platform;

import java.util.List;

/// An expected no, with a sentence for the person who asked. It travels as an exception, without a
/// stack trace, because the writer must roll back what its author had already done; doors turn it
/// into their own form in one place.
public final class Refused extends RuntimeException {
  /// Kinds of refusal. Names are stable: their lower-case form is the `code` that clients see.
  public enum Kind {
    INVALID,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    CONFLICT,
    STALE,
    TOO_LARGE,
    UNSUPPORTED_MEDIA,
    KEY_REUSED,
    TOO_MANY,
    UNAVAILABLE
  }

  private final Kind kind;
  private final List<FieldError> errors;

  private Refused(Kind kind, String sentence, List<FieldError> errors) {
    super(sentence, null, false, false);
    this.kind = kind;
    this.errors = List.copyOf(errors);
  }

  public static Refused because(Kind kind, String sentence) {
    return new Refused(kind, sentence, List.of());
  }

  /// One or more fields are wrong; the sentence is that of the first.
  public static Refused fields(List<FieldError> errors) {
    return new Refused(Kind.INVALID, errors.getFirst().message(), errors);
  }

  public static Refused field(String field, String message) {
    return fields(List.of(new FieldError(field, message)));
  }

  public static Refused notFound(String what, String key) {
    return because(Kind.NOT_FOUND, "There is no " + what + " " + key + ".");
  }

  public Kind kind() {
    return kind;
  }

  /// The sentence, for people.
  public String sentence() {
    return String.valueOf(getMessage());
  }

  public List<FieldError> errors() {
    return errors;
  }
}
