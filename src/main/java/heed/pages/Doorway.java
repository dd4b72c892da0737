package heed.pages;

import heed.http.Clients;

/// How people come in.
///
/// @param clients tells them apart by address, before anybody is signed in
public record Doorway(Clients clients) {}
