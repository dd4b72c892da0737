package heed.platform.settings;

import heed.platform.Currency;
import heed.platform.Masking;
import heed.platform.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The settings of this process, all of them known to be good.
public final class Settings {
  /// Where a value came from.
  public enum Origin {
    DEFAULT,
    ENVIRONMENT,
    FILE
  }

  /// The start was refused; one sentence per problem.
  public static final class Unusable extends RuntimeException {
    private final List<String> problems;

    Unusable(List<String> problems) {
      super(String.join("\n", problems), null, false, false);
      this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
      return problems;
    }
  }

  private record Value(String text, Origin origin) {}

  private final Map<Setting, Value> values;

  private Settings(Map<Setting, Value> values) {
    this.values = values;
  }

  /// Reads the environment.
  ///
  /// @throws Unusable with every problem there is: unknown `HEED_` names, bad values, missing
  ///   companions
  public static Settings from(Map<String, String> environment) {
    var problems = new ArrayList<String>();
    var values = new EnumMap<Setting, Value>(Setting.class);
    environment.keySet().stream()
        .filter(name -> name.startsWith("HEED_"))
        .sorted()
        .forEach(name -> read(name, environment, values, problems));
    for (var setting : Setting.values()) {
      var fallback = setting.fallback();
      if (!values.containsKey(setting) && fallback.isPresent()) {
        values.put(setting, new Value(fallback.get(), Origin.DEFAULT));
      }
    }
    var settings = new Settings(values);
    problems.addAll(settings.missingCompanions());
    if (!problems.isEmpty()) {
      throw new Unusable(problems);
    }
    return settings;
  }

  public Optional<String> find(Setting setting) {
    return Optional.ofNullable(values.get(setting)).map(Value::text);
  }

  /// The value of a setting that has a default.
  public String text(Setting setting) {
    return find(setting)
        .orElseThrow(() -> new IllegalStateException(setting.variable() + " has no default"));
  }

  public int number(Setting setting) {
    return Integer.parseInt(text(setting));
  }

  /// Whether messages go through Slack: a workspace can be there, and Slack can reach us. With a
  /// client alone, people may only sign in by it.
  public boolean speaksSlack() {
    return values.containsKey(Setting.SLACK_BOT_TOKEN)
        || (values.containsKey(Setting.SLACK_CLIENT_ID) && hearsSlack());
  }

  private boolean hearsSlack() {
    return values.containsKey(Setting.SLACK_SIGNING_SECRET)
        || values.containsKey(Setting.SLACK_APP_TOKEN);
  }

  public Currency currency() {
    return Currency.of(text(Setting.CURRENCY));
  }

  public Optional<Origin> origin(Setting setting) {
    return Optional.ofNullable(values.get(setting)).map(Value::origin);
  }

  /// The value as it may be shown to anybody: no secret, no password.
  public Optional<String> shown(Setting setting) {
    return find(setting).map(value -> setting.secret() ? Masking.SECRET : Masking.passwords(value));
  }

  private static void read(
      String name,
      Map<String, String> environment,
      Map<Setting, Value> values,
      List<String> problems) {
    var fromFile = name.endsWith("_FILE");
    var found = Setting.named(fromFile ? name.substring(0, name.length() - 5) : name);
    if (found.isEmpty()) {
      problems.add("There is no setting " + name + "." + hint(name));
      return;
    }
    var setting = found.get();
    if (fromFile && !setting.secret()) {
      problems.add(
          "There is no setting "
              + name
              + ": only secrets are read from files; set "
              + setting.variable()
              + ".");
      return;
    }
    if (fromFile && environment.containsKey(setting.variable())) {
      problems.add("Both " + setting.variable() + " and " + name + " are set; keep one.");
      return;
    }
    var given = environment.getOrDefault(name, "");
    var text = fromFile ? content(given) : given;
    if (text == null) {
      problems.add(name + " names a file that cannot be read.");
    } else if (text.isBlank()) {
      problems.add(name + " is empty; give it a value or leave it out.");
    } else {
      setting.problem(text.strip()).ifPresent(problems::add);
      values.put(setting, new Value(text.strip(), fromFile ? Origin.FILE : Origin.ENVIRONMENT));
    }
  }

  private static @Nullable String content(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException | InvalidPathException unreadable) {
      return null;
    }
  }

  private List<String> missingCompanions() {
    var problems = new ArrayList<String>();
    if (values.containsKey(Setting.SLACK_BOT_TOKEN) && !hearsSlack()) {
      problems.add(
          "HEED_SLACK_BOT_TOKEN also needs HEED_SLACK_SIGNING_SECRET (HTTP) or HEED_SLACK_APP_TOKEN"
              + " (Socket Mode).");
    }
    if (!values.containsKey(Setting.SLACK_CLIENT_ID)) {
      needs(problems, Setting.SLACK_SIGNING_SECRET, Setting.SLACK_BOT_TOKEN);
      needs(problems, Setting.SLACK_APP_TOKEN, Setting.SLACK_BOT_TOKEN);
      needs(problems, Setting.SLACK_TRIAGE_CHANNEL, Setting.SLACK_BOT_TOKEN);
    }
    needs(problems, Setting.SLACK_CLIENT_ID, Setting.SLACK_CLIENT_SECRET);
    needs(problems, Setting.SLACK_CLIENT_SECRET, Setting.SLACK_CLIENT_ID);
    needs(problems, Setting.SLACK_CLIENT_ID, Setting.SECRET);
    needs(problems, Setting.OIDC_ISSUER, Setting.OIDC_CLIENT_ID);
    needs(problems, Setting.OIDC_CLIENT_ID, Setting.OIDC_CLIENT_SECRET);
    needs(problems, Setting.OIDC_CLIENT_SECRET, Setting.OIDC_ISSUER);
    find(Setting.SECRET)
        .ifPresent(secret ->
            values.forEach((other, value) -> {
              if (other != Setting.SECRET && value.text.equals(secret)) {
                problems.add("HEED_SECRET is the same as " + other.variable() + ".");
              }
            }));
    return problems;
  }

  private void needs(List<String> problems, Setting one, Setting other) {
    if (values.containsKey(one) && !values.containsKey(other)) {
      problems.add(one.variable() + " also needs " + other.variable() + ".");
    }
  }

  private static String hint(String name) {
    var names = new ArrayList<String>();
    for (var setting : Setting.values()) {
      names.add(setting.variable());
      if (setting.secret()) {
        names.add(setting.variable() + "_FILE");
      }
    }
    return Nearest.to(name, names)
        .map(known -> " Did you mean " + known + "?")
        .orElse(" bin/heed config lists them all.");
  }
}
