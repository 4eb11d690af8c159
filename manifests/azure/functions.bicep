param name string
param location string
param tags object
param appId string
param teamsAppId string
param tenants string
param senderMailbox string
param openAiEndpoint string
param openAiDeployment string
param alwaysReady int
param identityId string
param identityClientId string
param storageAccount string
param evidenceEndpoint string
param cosmosEndpoint string
param insightsConnection string

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    functionAppConfig: {
      runtime: { name: 'node', version: '24' }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: 100
        alwaysReady: [{ name: 'http', instanceCount: alwaysReady }]
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${evidenceEndpoint}deployment'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      appSettings: [
        { name: 'AzureWebJobsStorage__accountName', value: storageAccount }
        { name: 'AzureWebJobsStorage__credential', value: 'managedidentity' }
        { name: 'AzureWebJobsStorage__clientId', value: identityClientId }
        { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insightsConnection }
        { name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING', value: 'ClientId=${identityClientId};Authorization=AAD' }
        { name: 'AzureWebJobsDisableHomepage', value: 'true' }
        { name: 'ACCORD_APP_ID', value: appId }
        { name: 'ACCORD_TEAMS_APP_ID', value: teamsAppId }
        { name: 'ACCORD_TENANTS', value: tenants }
        { name: 'ACCORD_IDENTITY_CLIENT_ID', value: identityClientId }
        { name: 'ACCORD_COSMOS_ENDPOINT', value: cosmosEndpoint }
        { name: 'ACCORD_COSMOS_DATABASE', value: 'accord' }
        { name: 'ACCORD_FEED__accountEndpoint', value: cosmosEndpoint }
        { name: 'ACCORD_FEED__credential', value: 'managedidentity' }
        { name: 'ACCORD_FEED__clientId', value: identityClientId }
        { name: 'ACCORD_EVIDENCE_ENDPOINT', value: evidenceEndpoint }
        { name: 'ACCORD_SENDER_MAILBOX', value: senderMailbox }
        { name: 'ACCORD_OPENAI_ENDPOINT', value: openAiEndpoint }
        { name: 'ACCORD_OPENAI_DEPLOYMENT', value: openAiDeployment }
      ]
    }
  }
}

output id string = app.id
output name string = app.name
output host string = app.properties.defaultHostName
