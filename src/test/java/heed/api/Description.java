package heed.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The API's description of itself, held against real answers.
final class Description {
  static final JsonNode DOCUMENT = JsonMapper.shared().readTree(text());

  private static final String ADDRESS = "urn:heed:openapi";
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ADDRESS, text())));
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  /// Answers that were met, as `GET /api/v1/accounts 200`.
  static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

  private Description() {}

  /// Fails unless the description says that this operation answers like this.
  static void check(String method, String address, Client.Reply reply) {
    var path = template(address.replaceAll("\\?.*", ""));
    if (path.isEmpty()) {
      assertThat(reply.status()).as(method + " " + address).isIn(400, 404, 414, 431);
      return;
    }
    if (reply.status() == 414 || reply.status() == 431) {
      return; // refused before anybody looked which address it is
    }
    var operation =
        DOCUMENT.at(
            "/paths/" + escaped(path.get()) + "/" + method.toLowerCase(java.util.Locale.ROOT));
    if (operation.isMissingNode()) {
      assertThat(reply.status()).as(method + " " + address).isEqualTo(405);
      return;
    }
    var where = method + " " + path.get() + " " + reply.status();
    var answer = "/responses/" + reply.status();
    var described = operation.at(answer);
    assertThat(described.isMissingNode())
        .as("undescribed: " + where + "\n" + reply.text())
        .isFalse();
    SEEN.add(where);
    var pointer =
        "/paths/" + escaped(path.get()) + "/" + method.toLowerCase(java.util.Locale.ROOT) + answer;
    if (described.has("$ref")) {
      pointer = described.get("$ref").asString().substring(1);
    }
    body(where, pointer, reply);
  }

  private static void body(String where, String pointer, Client.Reply reply) {
    var content = DOCUMENT.at(pointer + "/content");
    if (content.isMissingNode()) {
      assertThat(reply.text()).as(where).isEmpty();
      return;
    }
    var type = reply.header("Content-Type").orElse("").replaceAll(";.*", "");
    assertThat(content.has(type)).as(where + " is " + type).isTrue();
    if (type.endsWith("json")) {
      var schema = pointer + "/content/" + escaped(type) + "/schema";
      var errors = schema(schema).validate(reply.json());
      assertThat(errors).as(where + "\n" + reply.text()).isEmpty();
    }
  }

  /// The path of the description that an address belongs to.
  private static Optional<String> template(String address) {
    return DOCUMENT.get("paths").propertyNames().stream()
        .filter(path -> address.matches(path.replaceAll("\\{[a-z]+}", "[^/]+").replace(".", "\\.")))
        .min(java.util.Comparator.comparing(path -> path.contains("{")));
  }

  private static Schema schema(String pointer) {
    return SCHEMAS.computeIfAbsent(
        pointer, key -> REGISTRY.getSchema(SchemaLocation.of(ADDRESS + "#" + key)));
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  static String text() {
    try (var in = Description.class.getResourceAsStream("/openapi.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
