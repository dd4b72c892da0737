package heed.cli;

import heed.platform.Fields;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/// Options as fields, so that a command takes what every other door takes: `--name` is `name`.
record GivenFields(ParseResult given) implements Fields.Source {
  @Override
  public Fields.Raw value(String field) {
    @Nullable Object value = given.matchedOptionValue(nameOf(field), null);
    return value == null ? new Fields.Raw.Absent() : new Fields.Raw.Text(value.toString(), true);
  }

  @Override
  public String nameOf(String field) {
    return "--" + field;
  }
}
