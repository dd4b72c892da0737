package heed.slack.text;

import heed.platform.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Block Kit: every block and element this product sends, cut to what Slack takes, because one text
/// too long makes Slack refuse the whole message. Lengths are code points. Texts with our markup
/// are made with [Mrkdwn]; labels are plain.
public final class Kit {
  static final int BLOCKS_OF_MESSAGE = 50;
  public static final int BLOCKS_OF_VIEW = 100;
  static final int OPTIONS = 100;
  public static final int OPTION_VALUE = 150;
  static final int OPTION_TEXT = 75;
  static final int INPUT = 3000;
  static final int METADATA = 3000;

  private static final int SECTION = 3000;
  private static final int HEADER = 150;
  private static final int BUTTON = 75;
  private static final int TITLE = 24;
  private static final int LABEL = 2000;
  private static final int PLACEHOLDER = 150;

  private Kit() {}

  /// A block, an element or a view, as it goes out.
  public static Map<String, Object> object(String type) {
    var object = new LinkedHashMap<String, Object>();
    object.put("type", type);
    return object;
  }

  /// A paragraph, as rich text: what people wrote stays as they wrote it.
  public static Map<String, Object> section(String text) {
    return RichText.of(Mrkdwn.clip(text, SECTION));
  }

  /// A text to copy, letter by letter and in letters of equal width. It must not be empty.
  public static Map<String, Object> preformatted(String text) {
    var letters = object("text");
    letters.put("text", text);
    var part = object("rich_text_preformatted");
    part.put("elements", List.of(letters));
    var block = object("rich_text");
    block.put("elements", List.of(part));
    return block;
  }

  /// A line in small print. Slack knows no rich text there, so it is without any markup.
  public static Map<String, Object> context(String text) {
    var context = object("context");
    context.put("elements", List.of(plain(Mrkdwn.plain(text), SECTION)));
    return context;
  }

  public static Map<String, Object> header(String text) {
    var header = object("header");
    header.put("text", plain(text, HEADER));
    return header;
  }

  public static Map<String, Object> divider() {
    return object("divider");
  }

  public static Map<String, Object> actions(String blockId, List<Map<String, Object>> elements) {
    var actions = object("actions");
    actions.put("block_id", blockId);
    actions.put("elements", elements);
    return actions;
  }

  /// A button.
  ///
  /// @param spoken what a screen reader says, where several buttons share a word
  public static Map<String, Object> button(
      String text, String action, String value, String spoken) {
    var button = object("button");
    button.put("action_id", action);
    button.put("text", plain(text, BUTTON));
    button.put("value", value);
    button.put("accessibility_label", Texts.clip(Mrkdwn.unmarked(spoken), BUTTON));
    return button;
  }

  /// A button that opens a page in the browser.
  public static Map<String, Object> link(String text, String action, String url, String spoken) {
    var link = button(text, action, "page", spoken);
    link.put("url", url);
    return link;
  }

  public static Map<String, Object> primary(Map<String, Object> button) {
    button.put("style", "primary");
    return button;
  }

  public static Map<String, Object> option(String text, String value) {
    var option = new LinkedHashMap<String, Object>();
    option.put("text", plain(text, OPTION_TEXT));
    option.put("value", value);
    return option;
  }

  /// A field of a form; its block id is the field's name, so that an error finds its place.
  public static Map<String, Object> input(
      String field, String label, boolean optional, Map<String, Object> element) {
    var input = object("input");
    input.put("block_id", field);
    input.put("label", plain(label, LABEL));
    input.put("optional", optional);
    input.put("element", element);
    return input;
  }

  public static Map<String, Object> typeahead(String field, String placeholder) {
    var element = element("external_select", field, placeholder);
    element.put("min_query_length", 0);
    return element;
  }

  public static Map<String, Object> choice(
      String field, String placeholder, List<Map<String, Object>> options) {
    var element = element("static_select", field, placeholder);
    element.put("options", options);
    return element;
  }

  public static Map<String, Object> checkbox(String field, Map<String, Object> option) {
    var element = object("checkboxes");
    element.put("action_id", field);
    element.put("options", List.of(option));
    return element;
  }

  /// A field for text.
  ///
  /// @param initial what stands in it, or null
  public static Map<String, Object> text(
      String field, boolean lines, String placeholder, @Nullable String initial) {
    var element = element("plain_text_input", field, placeholder);
    element.put("multiline", lines);
    element.put("max_length", INPUT);
    if (initial != null && !initial.isEmpty()) {
      element.put("initial_value", Texts.clip(initial, INPUT));
    }
    return element;
  }

  /// A form over the window.
  ///
  /// @param metadata what comes back with it; anybody may have changed it by then
  public static Map<String, Object> modal(
      String callback,
      String title,
      @Nullable String submit,
      String metadata,
      List<Map<String, Object>> blocks) {
    return modal(Voice.COMPANY, callback, title, submit, metadata, blocks);
  }

  /// As the other one, in the reader's language.
  public static Map<String, Object> modal(
      Voice voice,
      String callback,
      String title,
      @Nullable String submit,
      String metadata,
      List<Map<String, Object>> blocks) {
    var view = object("modal");
    view.put("callback_id", callback);
    view.put("title", plain(title, TITLE));
    if (submit != null) {
      view.put("submit", plain(submit, TITLE));
    }
    view.put("close", plain(voice.plain(submit == null ? "close" : "cancel"), TITLE));
    view.put("private_metadata", metadata);
    view.put("blocks", fitting(blocks, BLOCKS_OF_VIEW));
    return view;
  }

  /// A Home tab.
  ///
  /// @param metadata what comes back with each click
  public static Map<String, Object> home(List<Map<String, Object>> blocks, String metadata) {
    var view = object("home");
    view.put("private_metadata", metadata);
    view.put("blocks", fitting(blocks, BLOCKS_OF_VIEW));
    return view;
  }

  /// As many blocks as Slack takes. Who builds them cuts lists earlier and says how many are left
  /// out; this only keeps a mistake from losing the whole message.
  static List<Map<String, Object>> fitting(List<Map<String, Object>> blocks, int most) {
    return blocks.size() <= most ? blocks : new ArrayList<>(blocks.subList(0, most));
  }

  private static Map<String, Object> element(String type, String field, String placeholder) {
    var element = object(type);
    element.put("action_id", field);
    element.put("placeholder", plain(placeholder, PLACEHOLDER));
    return element;
  }

  private static Map<String, Object> plain(String text, int most) {
    var plain = object("plain_text");
    plain.put("text", Texts.clip(Mrkdwn.unmarked(text), most));
    plain.put("emoji", false);
    return plain;
  }
}
