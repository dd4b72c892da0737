package heed.slack;

import heed.discussion.Mention;
import java.util.List;

/// Somebody was called by name in a discussion, as a message to them. Never any money.
final class MentionMessage {
  private MentionMessage() {}

  static Words words(Voice voice, Mention mention) {
    var who = Voice.name(mention.author());
    var what = Voice.name(mention.title());
    return new Words(
        voice.say("mention.text", who, what, mention.text()),
        List.of(
            Kit.section(voice.say("mention", who, what)),
            Kit.preformatted(mention.text()),
            Kit.context(voice.say("mention.how"))));
  }
}
