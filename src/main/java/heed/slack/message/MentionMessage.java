package heed.slack.message;

import heed.discussion.Mention;
import heed.slack.text.Kit;
import heed.slack.text.Voice;
import heed.slack.text.Words;
import java.util.List;

/// Somebody was called by name in a discussion, as a message to them. Never any money.
public final class MentionMessage {
  private MentionMessage() {}

  public static Words words(Voice voice, Mention mention) {
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
