-- What lets the bot into a workspace, or into all that an organisation gives it. Sealed before it
-- comes here (src/secrets): nobody who sees this table can use it.
create table unhunch.installations (
  platform text not null,
  -- The workspace's id, or the organisation's.
  workspace text not null,
  sealed text not null,
  updated_at timestamptz not null,
  primary key (platform, workspace)
);

-- Workspaces that the bot is in because of their organisation.
create table unhunch.organisation_workspaces (
  platform text not null,
  workspace text not null,
  organisation text not null,
  primary key (platform, workspace)
);

create index organisation_workspaces_organisation
  on unhunch.organisation_workspaces (platform, organisation);
