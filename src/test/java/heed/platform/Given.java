package heed.platform;

import java.util.LinkedHashMap;
import java.util.Map;

/// Values as a door would hand them to [Fields], written down by a test.
final class Given implements Fields.Source {
  private final Map<String, Fields.Raw> values = new LinkedHashMap<>();

  /// From JSON: numbers are numbers, and texts are nothing else.
  static Given json(String field, String json) {
    var node =
        Json.parse(("{\"v\":" + json + "}").getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .get("v");
    var raw =
        switch (node.getNodeType()) {
          case NULL, MISSING -> new Fields.Raw.Absent();
          case STRING -> new Fields.Raw.Text(node.stringValue(), false);
          case NUMBER -> new Fields.Raw.Numeric(node.decimalValue());
          case BOOLEAN -> new Fields.Raw.Truth(node.booleanValue());
          case ARRAY, OBJECT, BINARY, POJO -> new Fields.Raw.Other();
        };
    return new Given().with(field, raw);
  }

  /// From a CSV cell: everything is text.
  static Given cell(String field, String value) {
    return new Given().with(field, new Fields.Raw.Text(value, true));
  }

  Given with(String field, Fields.Raw raw) {
    values.put(field, raw);
    return this;
  }

  Fields in(Currency currency) {
    return new Fields(this, currency);
  }

  Fields inDollars() {
    return in(Currency.of("USD"));
  }

  @Override
  public Fields.Raw value(String field) {
    return values.getOrDefault(field, new Fields.Raw.Absent());
  }
}
