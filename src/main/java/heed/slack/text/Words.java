package heed.slack.text;

import java.util.List;
import java.util.Map;

/// A message in words.
///
/// @param text the whole message in one line
public record Words(String text, List<Map<String, Object>> blocks) {}
