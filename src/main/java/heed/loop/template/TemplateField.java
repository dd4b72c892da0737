package heed.loop.template;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a template may have filled in. A field is unknown where nobody wrote the fact down, or
/// where it does not hold, such as a date in the past.
public enum TemplateField {
  /// How to address whoever asked.
  CONTACT("contact"),
  /// The customer’s name.
  COMPANY("company"),
  /// What they asked for.
  FEATURE("feature"),
  /// The day they asked.
  ASKED_ON("asked_on"),
  /// What they said.
  QUOTE("quote"),
  /// The day it is promised for; once shipped, the day from which they can use it.
  DATE("date"),
  /// The day it was planned for before it slipped.
  PREVIOUS_DATE("previous_date"),
  /// The day they were told before, when it no longer holds.
  PROMISED_DATE("promised_date"),
  /// The reason of the decision.
  REASON("reason"),
  /// What they can do instead, or until then.
  WORKAROUND("workaround"),
  /// The day a declined feature is looked at again.
  REVISIT_DATE("revisit_date"),
  /// Who looks after them.
  CSM("csm");

  private final String word;

  TemplateField(String word) {
    this.word = word;
  }

  /// What stands between the braces.
  public String word() {
    return word;
  }

  static Optional<TemplateField> named(String word) {
    return Arrays.stream(values()).filter(field -> field.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(TemplateField::word).toList();
  }

  /// The word, so that logs and JSON speak it too.
  @Override
  public String toString() {
    return word;
  }
}
