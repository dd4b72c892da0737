package heed.pages.admin;

import heed.pages.frame.Voice;
import heed.platform.Phrases;

/// What was done, as one would say it.
final class ChangeWords {
  private final Phrases says;

  ChangeWords(Voice voice) {
    this.says = voice.on("changes");
  }

  /// "updated account", "changed the status of feature": what comes between the actor and the key.
  /// An action or a subject that has no text here, for the log may be older or younger than this
  /// version, is said by its own word.
  String did(String action, String subject) {
    var special = "did." + subject + "." + action;
    if (says.has(special)) {
      return says.say(special, subject(subject));
    }
    var usual = "did." + action;
    return says.has(usual)
        ? says.say(usual, subject(subject))
        : says.say("did", action.replace('_', ' '), subject(subject));
  }

  String subject(String subject) {
    var key = "subject." + subject;
    return says.has(key) ? says.say(key) : subject.replace('_', ' ');
  }
}
