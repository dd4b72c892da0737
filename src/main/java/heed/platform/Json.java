package heed.platform;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON as this product reads and writes it: strict in (no duplicate keys, nothing after the end,
/// 32 levels, 40 characters of number), plain out (ISO dates, enum words, no exponents).
public final class Json {
  private static final int DEEPEST = 32;

  /// Longest number accepted, in characters: enough for any amount, short enough to be harmless.
  public static final int LONGEST_NUMBER = 40;

  private static final JsonMapper STRICT = mapper(DEEPEST, LONGEST_NUMBER);
  private static final JsonMapper OWN = mapper(1000, 1000);

  private Json() {}

  /// What somebody sent us.
  ///
  /// @throws Refused when it is not strict JSON; the sentence says where
  public static JsonNode parse(byte[] utf8) {
    try {
      var tree = STRICT.readTree(utf8);
      if (tree.isMissingNode()) {
        throw Refused.because(Refused.Kind.INVALID, "The body is empty; it must be JSON.");
      }
      return tree;
    } catch (JacksonException problem) {
      throw Refused.because(Refused.Kind.INVALID, sentence(problem));
    } catch (NumberFormatException beyondAnyNumber) {
      // Jackson lets this one through, for 1e99999999999
      throw Refused.because(Refused.Kind.INVALID, "A number has an exponent beyond all reason.");
    }
  }

  /// What we wrote ourselves, read back as a type of ours.
  public static <T> T read(String json, Class<T> type) {
    return OWN.readValue(json, type);
  }

  /// What we wrote ourselves, as a tree.
  public static JsonNode tree(String json) {
    return OWN.readTree(json);
  }

  /// A value of ours as a tree.
  public static JsonNode treeOf(@Nullable Object value) {
    return OWN.valueToTree(value);
  }

  public static String write(@Nullable Object value) {
    return OWN.writeValueAsString(value);
  }

  public static byte[] bytes(@Nullable Object value) {
    return OWN.writeValueAsBytes(value);
  }

  private static JsonMapper mapper(int depth, int numberLength) {
    var factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(depth)
                    .maxNumberLength(numberLength)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .enable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
        .enable(EnumFeature.READ_ENUMS_USING_TO_STRING)
        .build();
  }

  private static String sentence(JacksonException problem) {
    var location = problem.getLocation();
    var where =
        location == null
            ? ""
            : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    var about = String.valueOf(problem.getOriginalMessage());
    if (about.contains("uplicate")) {
      return "The JSON names a field twice" + where + ".";
    }
    if (about.contains("nesting depth")) {
      return "The JSON is nested deeper than " + DEEPEST + " levels.";
    }
    if (about.contains("Number value length")) {
      return "A number is longer than " + LONGEST_NUMBER + " characters" + where + ".";
    }
    return "The body is not valid JSON" + where + ".";
  }
}
