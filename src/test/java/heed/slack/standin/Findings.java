package heed.slack.standin;

import heed.platform.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What a check has found so far, and what it has to remember of one message or view.
final class Findings {
  private final List<String> problems = new ArrayList<>();
  private final Set<String> blockIds = new HashSet<>();
  private int length;

  List<String> problems() {
    return problems;
  }

  void that(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }

  /// The code points of all texts so far.
  int length() {
    return length;
  }

  void blockId(JsonNode id) {
    if (!id.isMissingNode()) {
      atMost(id, 255, "block_id");
      that(!id.asString("").isEmpty(), "block_id is empty");
      that(blockIds.add(id.asString("")), "block_id twice");
    }
  }

  /// A text object of either kind.
  void text(JsonNode text, int most, String where) {
    var type = text.path("type").asString("");
    that(type.equals("mrkdwn") || type.equals("plain_text"), where + " text type");
    that(!type.equals("mrkdwn") || !text.has("emoji"), "emoji on mrkdwn");
    that(!type.equals("plain_text") || !text.has("verbatim"), "verbatim on plain text");
    lengthOf(text, most, where);
  }

  void plain(JsonNode text, int most, String where) {
    that(text.path("type").asString("").equals("plain_text"), where + " must be plain text");
    that(!text.has("verbatim"), "verbatim on plain text");
    lengthOf(text, most, where);
  }

  void optionalPlain(JsonNode text, int most, String where) {
    if (!text.isMissingNode()) {
      plain(text, most, where);
    }
  }

  private void lengthOf(JsonNode text, int most, String where) {
    that(text.path("text").isString(), where + " is no text");
    var value = text.path("text").asString("");
    written(value);
    that(!value.isEmpty(), where + " is empty");
    that(Texts.length(value) <= most, where + " is longer than " + most);
  }

  /// Counts a text toward the length of all.
  void written(String text) {
    length += Texts.length(text);
  }

  /// A string that is not a text object; it may be missing.
  void atMost(JsonNode value, int most, String where) {
    that(value.isMissingNode() || value.isString(), where + " is no text");
    that(Texts.length(value.asString("")) <= most, where + " is longer than " + most);
  }

  void between(int least, int count, int most, String what) {
    that(count >= least && count <= most, what + ": " + count);
  }
}
