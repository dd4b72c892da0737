package heed.http;

import heed.platform.Fields;
import heed.platform.Json;
import heed.platform.Nearest;
import heed.platform.Refused;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The fields of a JSON object as somebody sent it. A dot leads into an object within:
/// `effort.design`. Null is the same as absent.
public final class JsonFields implements Fields.Source {
  private final JsonNode body;
  private final Map<String, String> fromAddress = new HashMap<>();

  private JsonFields(JsonNode body) {
    this.body = body;
  }

  /// Reads the bytes of a body.
  ///
  /// @throws Refused when they are not strict JSON, or not an object
  public static JsonFields of(byte[] utf8) {
    var body = Json.parse(utf8);
    if (!body.isObject()) {
      throw Refused.because(Refused.Kind.INVALID, "The body must be a JSON object.");
    }
    return new JsonFields(body);
  }

  /// An object without fields, where a body is optional and none came.
  public static JsonFields none() {
    return of("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /// Takes a field from the address of the resource. The body need not repeat it.
  public JsonFields with(String field, String value) {
    fromAddress.put(field, value);
    return this;
  }

  /// Refuses every field that is not one of these, and a body that contradicts its address.
  ///
  /// @param known names as in [Fields]; that of an object allows its inner fields only by their own
  ///   dotted names
  public void refuseOthers(Fields fields, Collection<String> known) {
    refuseOthers(fields, known, body, "");
    fromAddress.forEach((field, value) -> {
      var repeated = node(field);
      if (repeated != null
          && !repeated.isNull()
          && !(repeated.isString() && repeated.stringValue().equals(value))) {
        fields.refuse(field, Fields.label(field) + " is not the one in the address.");
      }
    });
  }

  @Override
  public Fields.Raw value(String field) {
    var given = fromAddress.get(field);
    if (given != null) {
      return new Fields.Raw.Text(given, false);
    }
    var node = node(field);
    if (node == null || node.isNull()) {
      return new Fields.Raw.Absent();
    }
    if (node.isString()) {
      return new Fields.Raw.Text(node.stringValue(), false);
    }
    if (node.isNumber()) {
      return new Fields.Raw.Numeric(node.decimalValue());
    }
    if (node.isBoolean()) {
      return new Fields.Raw.Truth(node.booleanValue());
    }
    return new Fields.Raw.Other();
  }

  /// The field as it stands in the body, or null: for values that are lists or objects.
  public @Nullable JsonNode node(String field) {
    JsonNode node = body;
    for (var name : field.split("\\.", -1)) {
      node = node == null ? null : node.get(name);
    }
    return node;
  }

  private static void refuseOthers(
      Fields fields, Collection<String> known, JsonNode object, String prefix) {
    for (var name : object.propertyNames()) {
      var field = prefix + name;
      var child = object.get(name);
      var inner = known.stream().anyMatch(each -> each.startsWith(field + "."));
      if (!known.contains(field) && !inner) {
        fields.refuse(field, "There is no field " + shown(field) + " to set." + hint(field, known));
      } else if (inner && child.isObject()) {
        refuseOthers(fields, known, child, field + ".");
      } else if (inner && !child.isNull()) {
        fields.refuse(field, Fields.label(field) + " must be an object.");
      }
    }
  }

  private static String hint(String field, Collection<String> known) {
    return Nearest.to(field, known).map(near -> " Did you mean " + near + "?").orElse("");
  }

  private static String shown(String field) {
    return heed.platform.Texts.clip(field.replaceAll("\\p{Cntrl}", "?"), 60);
  }
}
