package heed.slack.standin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The state of a modal as Slack sends it: every input, filled in or not. Slack does not submit a
/// form whose required fields are empty, so neither does the stand-in.
final class FormState {
  private FormState() {}

  static Map<String, Object> of(JsonNode view, Map<String, String> values) {
    var state = new LinkedHashMap<String, Object>();
    for (var block : view.path("blocks")) {
      if (block.path("type").asString("").equals("input")) {
        var id = block.path("block_id").asString("");
        var element = block.path("element");
        var typed = values.getOrDefault(id, element.path("initial_value").asString(null));
        state.put(id, Map.of(element.path("action_id").asString(""), valueOf(element, typed)));
      }
    }
    return state;
  }

  private static Map<String, Object> valueOf(JsonNode element, @Nullable String typed) {
    var type = element.path("type").asString("");
    var value = new LinkedHashMap<String, @Nullable Object>();
    value.put("type", type);
    switch (type) {
      case "external_select", "static_select" ->
          value.put(
              "selected_option",
              typed != null
                  ? option(typed)
                  : element.has("initial_option") ? element.path("initial_option") : null);
      case "checkboxes" -> {
        value.put("selected_options", ticked(element, typed));
      }
      case "datepicker" -> value.put("selected_date", typed);
      default -> value.put("value", typed);
    }
    @SuppressWarnings("unchecked") // Slack sends nulls here, so the map holds them
    var sent = (Map<String, Object>) (Map<String, ?>) value;
    return sent;
  }

  /// The boxes as they stand at first, the first one for `yes`, or those that are named with commas
  /// between.
  private static List<Object> ticked(JsonNode element, @Nullable String typed) {
    var ticked = new ArrayList<Object>();
    if (typed == null) {
      element.path("initial_options").forEach(ticked::add);
    } else if (typed.equals("yes")) {
      ticked.add(option(element.path("options").path(0).path("value").asString("")));
    } else {
      for (var named : typed.split(",", -1)) {
        if (!named.isEmpty()) {
          ticked.add(option(named));
        }
      }
    }
    return List.copyOf(ticked);
  }

  static Map<String, Object> option(String value) {
    return Map.of("text", Map.of("type", "plain_text", "text", value), "value", value);
  }
}
