package heed;

import heed.http.Clients;
import heed.openid.Client;
import heed.openid.Provider;
import heed.openid.Why;
import heed.pages.frame.Doorway;
import heed.pages.frame.Doorway.Admission;
import heed.pages.frame.Doorway.TurnedAway;
import heed.pages.frame.Doorway.Way;
import heed.platform.outside.Allowed;
import heed.platform.settings.Setting;
import heed.platform.settings.Settings;
import heed.slack.SlackConnection;
import heed.slack.team.Admitted;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;

/// The ways in that the settings name: Slack, and a provider of the company’s own.
final class SigningIn {
  private SigningIn() {}

  /// Builds them. No provider is waited for.
  ///
  /// @param baseUrl where people reach us
  static Doorway doorway(
      Settings settings, String baseUrl, Optional<SlackConnection> slack, InstantSource clock) {
    var ways = new ArrayList<Way>();
    var root = baseUrl.replaceAll("/+$", "");
    settings
        .find(Setting.SLACK_CLIENT_ID)
        .map(id ->
            new Client(
                Client.SLACK,
                slackIssuer(settings.text(Setting.SLACK_API_URL)),
                id,
                settings.find(Setting.SLACK_CLIENT_SECRET).orElseThrow(),
                back(root, Client.SLACK)))
        .ifPresent(client -> ways.add(new Way(asked(client, clock), bySlack(slack))));
    settings
        .find(Setting.OIDC_ISSUER)
        .map(issuer ->
            new Client(
                Client.OTHER,
                issuer,
                settings.find(Setting.OIDC_CLIENT_ID).orElseThrow(),
                settings.find(Setting.OIDC_CLIENT_SECRET).orElseThrow(),
                back(root, Client.OTHER)))
        .ifPresent(client -> ways.add(new Way(asked(client, clock), _ -> Optional.empty())));
    return new Doorway(new Clients(Allowed.of(settings.text(Setting.PROXIES))), ways);
  }

  private static Provider asked(Client client, InstantSource clock) {
    var provider = new Provider(client, clock);
    provider.ask();
    return provider;
  }

  private static URI back(String root, String name) {
    return URI.create(root + "/sign-in/with/" + name + "/back");
  }

  /// Slack issues tokens where its Web API is.
  private static String slackIssuer(String apiUrl) {
    var root = URI.create(apiUrl).resolve("/").toString();
    return root.substring(0, root.length() - 1);
  }

  /// Where workspaces are connected, only their full members come in, and newcomers by the setting;
  /// where none is, people who are known here already.
  private static Admission bySlack(Optional<SlackConnection> slack) {
    return slack.isEmpty()
        ? _ -> Optional.empty()
        : proved ->
            switch (slack
                .get()
                .admit(
                    String.valueOf(proved.workspace()),
                    String.valueOf(proved.member()),
                    proved.email())) {
              case Admitted.In _ -> Optional.empty();
              case Admitted.OtherWorkspace _ ->
                  Optional.of(new TurnedAway(Why.OTHER_WORKSPACE, null));
              case Admitted.NoMember(var sentence) ->
                  Optional.of(new TurnedAway(Why.NO_MEMBER, sentence));
              case Admitted.OtherAddress _ -> Optional.of(new TurnedAway(Why.NO_ADDRESS, null));
              case Admitted.Unheard _ -> Optional.of(new TurnedAway(Why.PROVIDER_SILENT, null));
            };
  }
}
