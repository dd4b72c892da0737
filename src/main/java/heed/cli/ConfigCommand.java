package heed.cli;

import heed.platform.database.Database;
import heed.platform.settings.Setting;
import heed.platform.settings.Settings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `config`: every setting, where its value comes from, and its default.
final class ConfigCommand implements Command {
  private final Workplace workplace;

  ConfigCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public CommandSpec spec() {
    return Usage.command(
        this,
        "config",
        "Print every setting with its source and default. Secrets are never shown.",
        "bin/heed config");
  }

  @Override
  public int run(ParseResult given) {
    var settings = workplace.settings();
    var table = new Table("setting", "value", "source", "default", "what it is");
    for (var setting : Setting.values()) {
      table.row(
          setting.variable(),
          value(settings, setting),
          source(settings, setting),
          setting.fallback().orElse("-"),
          setting.purpose());
    }
    workplace.console().out().print(table.text(Integer.MAX_VALUE));
    return DONE;
  }

  private static String value(Settings settings, Setting setting) {
    var value = settings.find(setting);
    if (value.isEmpty()) {
      return "-";
    }
    return setting.secret() ? "(set)" : Database.name(value.get());
  }

  private static String source(Settings settings, Setting setting) {
    var origin = settings.origin(setting);
    if (origin.isEmpty()) {
      return "not set";
    }
    return switch (origin.get()) {
      case DEFAULT -> "default";
      case ENVIRONMENT -> "environment";
      case FILE -> "file " + setting.variable() + "_FILE";
    };
  }
}
