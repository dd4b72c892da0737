package heed.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.TypeConversionException;

/// The few forms that options and parameters of our commands take.
final class Usage {
  private Usage() {}

  /// A command that does something.
  ///
  /// @param example a line that can be typed as it stands
  static CommandSpec command(Command command, String name, String does, String... example) {
    return described(CommandSpec.wrapWithoutInspection(command).name(name), does, example);
  }

  /// A command that only has commands of its own.
  static CommandSpec group(String name, String does) {
    return described(CommandSpec.create().name(name), does);
  }

  private static CommandSpec described(CommandSpec spec, String does, String... examples) {
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build());
    spec.usageMessage().description(does).width(100).autoWidth(false);
    if (examples.length > 0) {
      var footer = new java.util.ArrayList<String>(List.of("", "Example:"));
      for (var line : examples) {
        footer.add("  " + line);
      }
      spec.usageMessage().footer(footer.toArray(String[]::new));
    }
    return spec;
  }

  static OptionSpec flag(String name, String does) {
    return OptionSpec.builder(name).type(boolean.class).arity("0").description(does).build();
  }

  static OptionSpec text(String name, String label, String does) {
    return OptionSpec.builder(name)
        .type(String.class)
        .arity("1")
        .paramLabel(label)
        .description(does)
        .build();
  }

  static OptionSpec requiredText(String name, String label, String does) {
    return text(name, label, does).toBuilder().required(true).build();
  }

  static <T> OptionSpec value(
      String name, String label, String does, Class<T> type, ITypeConverter<T> reading) {
    return OptionSpec.builder(name)
        .type(type)
        .converters(reading)
        .arity("1")
        .paramLabel(label)
        .description(does)
        .build();
  }

  static <T> PositionalParamSpec parameter(
      int index, String label, String does, Class<T> type, ITypeConverter<T> reading) {
    return PositionalParamSpec.builder()
        .index(Integer.toString(index))
        .arity("1")
        .required(true)
        .type(type)
        .converters(reading)
        .paramLabel(label)
        .description(does)
        .build();
  }

  /// One of some words.
  static <T> ITypeConverter<T> oneOf(Map<String, T> words) {
    return word -> {
      var found = words.get(word);
      if (found == null) {
        throw new TypeConversionException(
            "'" + word + "' is not one of " + String.join(", ", words.keySet()));
      }
      return found;
    };
  }

  /// A whole number in a range.
  static ITypeConverter<Integer> whole(int least, int most) {
    return text -> {
      try {
        var number = Integer.parseInt(text);
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException notANumber) {
        // said below
      }
      throw new TypeConversionException(
          "'" + text + "' is not a whole number from " + least + " to " + most);
    };
  }
}
