targetScope = 'subscription'

@description('Name of the environment, used in every resource name.')
@minLength(2)
@maxLength(16)
param environmentName string

@description('Azure region of every resource.')
param location string

@description('Application id of the Entra app registration: API audience and bot.')
param appId string

@description('Id of the app package in Teams (teamsAppId of the environment file): links on cards open its tab.')
param teamsAppId string

@description('Entra tenants that may sign in and the Accord tenant each one is: "<entra tenant id>=<name>,…".')
param tenants string

@description('Mailbox that sends automatic mail; empty = only drafts in Outlook.')
param senderMailbox string = ''

@description('Endpoint of an Azure OpenAI resource asked for a second opinion on unsure mails; empty = none is asked.')
param openAiEndpoint string = ''

@description('Name of the deployed model of that resource.')
param openAiDeployment string = ''

@description('Instances kept warm, because Teams gives a card five seconds.')
@minValue(1)
param alwaysReady int = 1

var tags = { 'azd-env-name': environmentName, product: 'accord' }
var token = toLower(uniqueString(subscription().id, environmentName, location))

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-accord-${environmentName}'
  location: location
  tags: tags
}

module identity 'identity.bicep' = {
  name: 'identity'
  scope: group
  params: { name: 'id-accord-${token}', location: location, tags: tags }
}

module monitoring 'monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: { token: token, location: location, tags: tags, principalId: identity.outputs.principalId }
}

module storage 'storage.bicep' = {
  name: 'storage'
  scope: group
  params: { name: 'staccord${token}', location: location, tags: tags, principalId: identity.outputs.principalId }
}

module cosmos 'cosmos.bicep' = {
  name: 'cosmos'
  scope: group
  params: { name: 'cosmos-accord-${token}', location: location, tags: tags, principalId: identity.outputs.principalId }
}

module functionApp 'functions.bicep' = {
  name: 'functions'
  scope: group
  params: {
    name: 'func-accord-${token}'
    location: location
    tags: tags
    appId: appId
    teamsAppId: teamsAppId
    tenants: tenants
    senderMailbox: senderMailbox
    openAiEndpoint: openAiEndpoint
    openAiDeployment: openAiDeployment
    alwaysReady: alwaysReady
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageAccount: storage.outputs.name
    evidenceEndpoint: storage.outputs.blobEndpoint
    cosmosEndpoint: cosmos.outputs.endpoint
    insightsConnection: monitoring.outputs.connectionString
  }
}

module bot 'bot.bicep' = {
  name: 'bot'
  scope: group
  params: {
    name: 'bot-accord-${token}'
    tags: tags
    appId: appId
    endpoint: 'https://${functionApp.outputs.host}/api/messages'
  }
}

output AZURE_FUNCTION_APP_NAME string = functionApp.outputs.name
output ACCORD_HOST string = functionApp.outputs.host
