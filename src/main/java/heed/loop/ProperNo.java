package heed.loop;

import heed.feature.Status;
import heed.platform.Fields;

/// What a no owes to a customer, asked of people who decline a feature in a form: a reason, what to
/// do instead or that there is nothing, and a day to look again or that there is none. Programs may
/// leave the last two out, as the API has always let them.
public final class ProperNo {
  /// The field that says that there is no workaround.
  public static final String NO_WORKAROUND = "noWorkaround";

  /// The field that says that it is never looked at again.
  public static final String NEVER_AGAIN = "neverAgain";

  private ProperNo() {}

  /// Complains about what a declining form leaves open, or says both ways.
  public static void complete(Fields fields) {
    if (!Status.DECLINED.word().equals(fields.line("status", 100))) {
      return;
    }
    choose(
        fields,
        "workaround",
        Boolean.TRUE.equals(fields.truth(NO_WORKAROUND)),
        "Say what they can do instead, or that there is no workaround.",
        "There is a workaround, and “no workaround” is chosen; it cannot be both.");
    choose(
        fields,
        "revisitDate",
        Boolean.TRUE.equals(fields.truth(NEVER_AGAIN)),
        "Say when it is looked at again, or that it never is.",
        "There is a day to look again, and “never” is chosen; it cannot be both.");
  }

  private static void choose(
      Fields fields, String field, boolean none, String neither, String both) {
    if (fields.given(field) == none && !fields.refused(field)) {
      fields.refuse(field, none ? both : neither);
    }
  }
}
