package heed.pages;

import heed.feature.KeepingFeatures;
import heed.loop.ChangingStatus;
import heed.workspace.KeepingWorkspaces;

/// What was done, as one would say it.
final class ChangeWords {
  private ChangeWords() {}

  /// "updated account", "changed the status of feature": what comes between the actor and the key.
  static String did(String action, String subject) {
    var words = subject(subject);
    if (subject.equals(ChangingStatus.SUBJECT)) {
      return switch (action) {
        case "told" -> "told the customer of " + words;
        case "woken" -> "brought back " + words;
        case "drafted" -> "edited the text of " + words;
        default -> said(action) + " " + words;
      };
    }
    if (subject.equals(KeepingFeatures.SUBJECT) && action.equals("status")) {
      return "changed the status of " + words;
    }
    return said(action) + " " + words;
  }

  static String subject(String subject) {
    return subject.equals(KeepingWorkspaces.SUBJECT)
        ? "Slack workspace"
        : subject.replace('_', ' ').replace("sign in link", "sign-in link");
  }

  private static String said(String action) {
    return action.replace('_', ' ');
  }
}
